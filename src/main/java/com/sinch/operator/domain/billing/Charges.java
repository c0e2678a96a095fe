package com.sinch.operator.domain.billing;

import com.sinch.operator.api.Charge;
import com.sinch.operator.api.ChargeTotal;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was charged, by period and currency. Amounts of different currencies are never added.
 *
 * @param bySlot the exact sums; a period in which nothing was charged is absent, one whose lines cancel out is zero
 */
public record Charges(SortedMap<Slot, BigDecimal> bySlot) {

    /** Nothing was ever charged. */
    public static final Charges NONE = new Charges(new TreeMap<>());

    /** How many periods a status lists: a year, and the same month of the year before. */
    static final int PERIODS = 13;

    /** Keeps a copy. */
    public Charges {
        bySlot = Collections.unmodifiableSortedMap(new TreeMap<>(bySlot));
    }

    /** One amount. */
    public static Charges of(Slot slot, BigDecimal amount) {
        return new Charges(new TreeMap<>(Map.of(slot, amount)));
    }

    /** The sum of both. */
    public Charges plus(Charges other) {
        var sum = new TreeMap<>(bySlot);
        other.bySlot.forEach((slot, amount) -> sum.merge(slot, amount, BigDecimal::add));
        return new Charges(sum);
    }

    /** What was charged in one currency. */
    public Charges in(String currency) {
        return filtered(slot -> slot.currency().equals(currency));
    }

    private Charges filtered(Predicate<Slot> wanted) {
        var kept = new TreeMap<>(bySlot);
        kept.keySet().removeIf(wanted.negate());
        return new Charges(kept);
    }

    /** The sum over all periods in one currency. */
    public BigDecimal total(String currency) {
        return bySlot.entrySet().stream()
                .filter(entry -> entry.getKey().currency().equals(currency))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As a status lists them: the last periods that anything was charged in, the latest first. */
    public List<Charge> listed() {
        var periods = bySlot.keySet().stream()
                .map(Slot::period)
                .distinct()
                .limit(PERIODS)
                .toList();
        return bySlot.entrySet().stream()
                .filter(entry -> periods.contains(entry.getKey().period()))
                .map(entry -> new Charge(
                        entry.getKey().period(), entry.getKey().currency(), Decimals.write(entry.getValue())))
                .toList();
    }

    /** The sums over all periods, by currency. */
    public List<ChargeTotal> totals() {
        return bySlot.keySet().stream().map(Slot::currency).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(currency -> new ChargeTotal(currency, Decimals.write(total(currency))))
                .toList();
    }
}
