package com.sinch.operator.domain.statement;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * A record that counts nowhere.
 *
 * @param record which one
 * @param billingAccount the billing account that it names
 * @param when the day of a payment, the period of a report
 * @param amount what it comes to; empty = that cannot be read
 * @param currency its currency
 * @param reason a word for why, as conditions have it
 */
public record Omission(
        ObjectName record,
        ObjectName billingAccount,
        String when,
        Optional<BigDecimal> amount,
        String currency,
        String reason) {

    static final Comparator<Omission> ORDER =
            Comparator.comparing(Omission::when).thenComparing(it -> it.record().toString());
}
