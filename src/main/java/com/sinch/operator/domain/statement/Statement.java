package com.sinch.operator.domain.statement;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * The statement of an account for a month.
 *
 * @param account the account
 * @param displayName its name for people; empty = none
 * @param scope what was asked for
 * @param parts one for each billing account, by name
 * @param omissions the records of the period that name a billing account that does not exist
 */
public record Statement(
        ObjectName account, Optional<String> displayName, Scope scope, List<Part> parts, List<Omission> omissions) {

    /** Keeps copies. */
    public Statement {
        parts = List.copyOf(parts);
        omissions = List.copyOf(omissions);
    }

    /** What all parts of a currency come to; empty where only some charges are shown. */
    public SortedMap<String, Flow> flows() {
        return scope.narrowed()
                ? new TreeMap<>()
                : byCurrency(part -> part.flow().orElse(Flow.NONE), Flow::plus);
    }

    /** What all parts of a currency charge. */
    public SortedMap<String, BigDecimal> charges() {
        return byCurrency(Part::charged, BigDecimal::add);
    }

    private <T> SortedMap<String, T> byCurrency(Function<Part, T> figure, BinaryOperator<T> sum) {
        var totals = new TreeMap<String, T>();
        parts.forEach(part -> totals.merge(part.payer().spec().currency(), figure.apply(part), sum));
        return totals;
    }
}
