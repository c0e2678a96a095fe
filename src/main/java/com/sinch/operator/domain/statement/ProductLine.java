package com.sinch.operator.domain.statement;

import java.math.BigDecimal;

/**
 * What was used of one product.
 *
 * @param product what it is
 * @param quantity how much of it
 * @param cost what that costs
 */
public record ProductLine(String product, BigDecimal quantity, BigDecimal cost) {

    ProductLine plus(ProductLine other) {
        return new ProductLine(product, quantity.add(other.quantity), cost.add(other.cost));
    }
}
