package com.sinch.operator.domain.statement;

import java.math.BigDecimal;

/**
 * What a balance was, what came and went, all exact and in one currency. What is positive is in the payer's favour.
 *
 * @param opening all payments before, less all charges before
 * @param paid the payments of the period
 * @param charged the charges of the period
 */
public record Flow(BigDecimal opening, BigDecimal paid, BigDecimal charged) {

    static final Flow NONE = new Flow(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** What is left: the opening of the next period. */
    public BigDecimal closing() {
        return opening.add(paid).subtract(charged);
    }

    Flow plus(Flow other) {
        return new Flow(opening.add(other.opening), paid.add(other.paid), charged.add(other.charged));
    }
}
