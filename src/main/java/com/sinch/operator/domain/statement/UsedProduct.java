package com.sinch.operator.domain.statement;

import com.sinch.operator.api.UsageLine;
import com.sinch.operator.domain.billing.Decimals;

/**
 * A line of a report as a statement reads it.
 *
 * @param bearing who bears it
 * @param line what it says
 */
record UsedProduct(Bearing bearing, ProductLine line) {

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException where an amount is none, which the schema does not let happen
     */
    static UsedProduct of(Bearing bearing, UsageLine line) {
        return new UsedProduct(
                bearing, new ProductLine(line.product(), Decimals.read(line.quantity()), Decimals.read(line.cost())));
    }
}
