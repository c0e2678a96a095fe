package com.sinch.operator.domain.billing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Sums that amounts are added to and taken from again. What no amount is left of is forgotten. */
final class Tally {

    private record Sum(BigDecimal amount, int entries) {}

    private final Map<Slot, Sum> sums = new HashMap<>(4);

    void add(Slot slot, BigDecimal amount) {
        sums.merge(
                slot,
                new Sum(amount, 1),
                (one, other) -> new Sum(one.amount().add(other.amount()), one.entries() + other.entries()));
    }

    void remove(Slot slot, BigDecimal amount) {
        sums.computeIfPresent(
                slot,
                (key, sum) -> sum.entries() == 1 ? null : new Sum(sum.amount().subtract(amount), sum.entries() - 1));
    }

    boolean isEmpty() {
        return sums.isEmpty();
    }

    Charges charges() {
        var charges = new TreeMap<Slot, BigDecimal>();
        sums.forEach((slot, sum) -> charges.put(slot, sum.amount()));
        return new Charges(charges);
    }
}
