package com.sinch.operator.controller.billingaccount;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.BillingAccountStatus;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.kubernetes.Neighbourhood;
import java.time.Instant;

/** One reconciliation of a BillingAccount, without a cluster. */
public final class BillingAccountStep {

    private BillingAccountStep() {}

    /** Gathers, decides and reports, as the reconciler does. */
    public static Report<BillingAccountStatus> of(
            BillingAccount billingAccount, Neighbourhood neighbourhood, Instant now) {
        var world = BillingAccountWorld.gather(billingAccount, neighbourhood);
        return BillingAccountDecision.decide(world, now).report();
    }
}
