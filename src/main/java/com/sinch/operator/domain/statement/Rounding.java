package com.sinch.operator.domain.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Set;

/**
 * A closing amount as it can be paid. Nothing else is rounded, and nothing goes on from it: the next period opens with the exact
 * amount.
 *
 * @param exact the amount
 * @param rounded the amount to the decimals of its currency, halves away from zero
 */
public record Rounding(BigDecimal exact, BigDecimal rounded) {

    /** Those that {@link Currency#getInstance} does not refuse. */
    private static final Set<String> CODES = Set.copyOf(Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .toList());

    /** Rounds an amount of that currency. What has no decimals of its own, like gold, or is no currency, stays exact. */
    public static Rounding of(BigDecimal exact, String currency) {
        int decimals = decimals(currency);
        return new Rounding(exact, decimals < 0 ? exact : exact.setScale(decimals, RoundingMode.HALF_UP));
    }

    /** How many decimals a currency has; -1 = it has none of its own, or is not known. */
    public static int decimals(String currency) {
        return CODES.contains(currency) ? Currency.getInstance(currency).getDefaultFractionDigits() : -1;
    }

    /** What rounding adds. */
    public BigDecimal difference() {
        return rounded.subtract(exact);
    }

    /** Whether rounding changes anything. */
    public boolean differs() {
        return difference().signum() != 0;
    }
}
