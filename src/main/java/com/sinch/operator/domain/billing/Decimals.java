package com.sinch.operator.domain.billing;

import com.sinch.operator.api.Amounts;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads and writes amounts: exact decimals, never floating point, never rounded. */
public final class Decimals {

    /** Why a text is no amount; goes on after the text. */
    public static final String GRAMMAR =
            "is no amount: up to 15 digits, and up to 6 after a point, like 250 or -0.08; no exponent";

    private static final Pattern SIGNED = Pattern.compile(Amounts.SIGNED);

    private Decimals() {}

    /**
     * Reads an amount.
     *
     * @throws IllegalArgumentException where the text is none, or is beyond the bounds of the schema
     */
    public static BigDecimal read(String text) {
        if (!SIGNED.matcher(text).matches()) {
            throw new IllegalArgumentException("no amount: " + text);
        }
        return new BigDecimal(text);
    }

    /** Writes an amount in its only form: without an exponent, and without zeros at the end of a fraction. */
    public static String write(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
