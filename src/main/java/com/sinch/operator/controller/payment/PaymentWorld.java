package com.sinch.operator.controller.payment;

import static com.sinch.operator.kubernetes.Link.PAYMENT_TO_BILLING_ACCOUNT;

import com.sinch.operator.api.Payment;
import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.api.PaymentStatus;
import com.sinch.operator.domain.billing.Recording;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Neighbourhood;
import com.sinch.operator.kubernetes.References;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is decided from about a Payment.
 *
 * @param name which object
 * @param generation its {@code metadata.generation}
 * @param createdAt when it was created
 * @param paused whether nothing is to be done for it
 * @param spec what was recorded
 * @param last what was reported last; without conditions where nothing was
 * @param target the billing account that it names
 * @param billingAccount what is known of that; empty = it does not exist
 */
record PaymentWorld(
        ObjectName name,
        long generation,
        Instant createdAt,
        boolean paused,
        PaymentSpec spec,
        PaymentStatus last,
        ObjectName target,
        Optional<Recording.Account> billingAccount) {

    static final PaymentStatus NOTHING_REPORTED = new PaymentStatus(null, List.of());

    static PaymentWorld gather(Payment payment, Neighbourhood neighbourhood) {
        return new PaymentWorld(
                Facts.name(payment),
                payment.getMetadata().getGeneration(),
                Facts.createdAt(payment),
                Facts.paused(payment),
                payment.getSpec(),
                Optional.ofNullable(payment.getStatus()).orElse(NOTHING_REPORTED),
                References.billingAccount(payment),
                neighbourhood.parent(PAYMENT_TO_BILLING_ACCOUNT, payment).map(Facts::recording));
    }
}
