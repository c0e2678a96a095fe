package com.sinch.operator.controller.payment;

import com.sinch.operator.api.Payment;
import com.sinch.operator.api.PaymentStatus;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.kubernetes.Neighbourhood;
import java.time.Instant;

/** One reconciliation of a Payment, without a cluster. */
public final class PaymentStep {

    private PaymentStep() {}

    /** Gathers, decides and reports, as the reconciler does. */
    public static Report<PaymentStatus> of(Payment payment, Neighbourhood neighbourhood, Instant now) {
        return PaymentDecision.decide(PaymentWorld.gather(payment, neighbourhood), now)
                .report();
    }
}
