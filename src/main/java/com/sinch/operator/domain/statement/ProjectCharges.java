package com.sinch.operator.domain.statement;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What is charged through one project. Reports that do not count for their project stand apart from those that do.
 *
 * @param project which one
 * @param displayName its name for people; empty = it has none, or is not known
 * @param unattributed why these reports count for the billing account alone; empty = they count for the project too
 * @param bearers the project's own first, then its subprojects by name
 */
public record ProjectCharges(
        ObjectName project, Optional<String> displayName, Optional<String> unattributed, List<BearerCharges> bearers) {

    /** Keeps a copy. */
    public ProjectCharges {
        bearers = List.copyOf(bearers);
    }

    /** The sum of all who bear costs. */
    public BigDecimal total() {
        return bearers.stream().map(BearerCharges::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
