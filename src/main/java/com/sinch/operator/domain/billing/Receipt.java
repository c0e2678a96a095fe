package com.sinch.operator.domain.billing;

import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;

/**
 * What a payment comes to.
 *
 * @param billingAccount the billing account that it names
 * @param currency ISO 4217
 * @param amount how much came in; negative = went out
 */
public record Receipt(ObjectName billingAccount, String currency, BigDecimal amount) {

    /**
     * Reads a payment.
     *
     * @param namespace the namespace that it is in
     * @throws IllegalArgumentException where the amount is none, which the schema does not let happen
     */
    public static Receipt of(PaymentSpec spec, String namespace) {
        return new Receipt(
                new ObjectName(
                        "BillingAccount", namespace, spec.billingAccountRef().name()),
                spec.currency(),
                Decimals.read(spec.amount()));
    }
}
