package com.sinch.operator.domain.statement;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a subproject, or a project itself, is charged.
 *
 * @param bearing who
 * @param products by product, sorted
 */
public record BearerCharges(Bearing bearing, List<ProductLine> products) {

    /** Keeps a copy. */
    public BearerCharges {
        products = List.copyOf(products);
    }

    /** The sum of all products. */
    public BigDecimal total() {
        return products.stream().map(ProductLine::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
