package com.sinch.operator.cli.statement;

import com.sinch.operator.domain.billing.Decimals;
import com.sinch.operator.domain.statement.Rounding;
import java.math.BigDecimal;

/**
 * How amounts look to people: exact, and with at least the decimals that their currency has.
 *
 * @param decimals how many these are
 */
record Figures(int decimals) {

    /** Those of a currency; one that has no decimals of its own gets none. */
    static Figures of(String currency) {
        return new Figures(Math.max(0, Rounding.decimals(currency)));
    }

    String amount(BigDecimal amount) {
        var exact = amount.stripTrailingZeros();
        return (exact.scale() < decimals ? exact.setScale(decimals) : exact).toPlainString();
    }

    static String quantity(BigDecimal quantity) {
        return Decimals.write(quantity);
    }
}
