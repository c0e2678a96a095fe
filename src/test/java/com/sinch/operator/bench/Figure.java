package com.sinch.operator.bench;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One thing that was measured.
 *
 * @param group what it was measured with
 * @param subprojects how many there were
 * @param name what it is
 * @param unit of its values; empty = a number
 * @param operator the operator's value
 * @param floor that of a bare client which writes the same
 * @param budget how much it may be, if there is a budget for so many
 */
record Figure(
        Group group,
        int subprojects,
        String name,
        String unit,
        double operator,
        OptionalDouble floor,
        Optional<Budget> budget) {

    /** A figure without a floor and without a budget. */
    static Figure of(Group group, int subprojects, String name, String unit, double operator) {
        return new Figure(group, subprojects, name, unit, operator, OptionalDouble.empty(), Optional.empty());
    }

    Figure floor(double value) {
        return new Figure(group, subprojects, name, unit, operator, OptionalDouble.of(value), budget);
    }

    /** The same with a budget, if that is for so many Subprojects. */
    Figure budget(Budget wanted) {
        return wanted.isFor(subprojects)
                ? new Figure(group, subprojects, name, unit, operator, floor, Optional.of(wanted))
                : this;
    }

    /** How many times the floor's the operator's value is. */
    OptionalDouble ratio() {
        return floor.isPresent() && floor.getAsDouble() > 0
                ? OptionalDouble.of(operator / floor.getAsDouble())
                : OptionalDouble.empty();
    }

    /** @param strict whether a time fails as well */
    Verdict verdict(boolean strict) {
        if (budget.isEmpty()) {
            return Verdict.NONE;
        }
        var held = budget.get();
        var value = held.kind() == Budget.Kind.RATIO ? ratio().orElse(Double.POSITIVE_INFINITY) : operator;
        if (held.allows(value)) {
            return Verdict.MET;
        }
        return held.kind() == Budget.Kind.TIME && !strict ? Verdict.NOTED : Verdict.MISSED;
    }

    /** What shows it again, and as little else as can be. */
    String command() {
        var only = "./mvnw -Pbench -Dbench.only=" + group.id();
        return subprojects == 0 ? only : only + " -Dbench.subprojects=" + subprojects;
    }
}
