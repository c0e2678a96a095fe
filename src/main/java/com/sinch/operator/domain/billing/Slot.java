package com.sinch.operator.domain.billing;

import java.util.Comparator;

/**
 * What amounts may be added: those of one period in one currency.
 *
 * @param period the month, like {@code 2026-11}
 * @param currency ISO 4217
 */
public record Slot(String period, String currency) implements Comparable<Slot> {

    private static final Comparator<Slot> ORDER =
            Comparator.comparing(Slot::period, Comparator.reverseOrder()).thenComparing(Slot::currency);

    /** The latest first. */
    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
