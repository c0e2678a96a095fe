package com.sinch.operator.domain.statement;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.Optional;

/**
 * What somebody wants to see on a statement.
 *
 * @param period the month, like {@code 2026-11}
 * @param project whose charges; empty = everybody's
 * @param subproject whose charges; empty = everybody's
 */
public record Scope(String period, Optional<NameFilter> project, Optional<NameFilter> subproject) {

    /** All of a month. */
    public static Scope of(String period) {
        return new Scope(period, Optional.empty(), Optional.empty());
    }

    /** Whether only some charges are shown. Balances and payments belong to no project, so there are none then. */
    public boolean narrowed() {
        return project.isPresent() || subproject.isPresent();
    }

    boolean wants(ObjectName candidate) {
        return project.map(it -> it.matches(candidate)).orElse(true);
    }

    boolean wants(Bearing bearing) {
        return subproject
                .map(it -> bearing.subproject().filter(it::matches).isPresent())
                .orElse(true);
    }
}
