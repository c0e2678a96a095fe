package com.sinch.operator.domain.billing;

import com.sinch.operator.api.UsageReportSpec;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a usage report comes to. Its lines are summed up by who bears them; a thousand reports of a thousand lines are kept
 * in memory so.
 *
 * @param billingAccount the billing account that it names
 * @param project the project that it names
 * @param slot its period and currency
 * @param costs the sums of its lines, by who bears them
 * @param lines how many lines there are
 */
public record Usage(
        ObjectName billingAccount, ObjectName project, Slot slot, Map<Bearer, BigDecimal> costs, int lines) {

    /** Keeps a copy. */
    public Usage {
        costs = Map.copyOf(costs);
    }

    /**
     * Sums a report up.
     *
     * @param spec the report
     * @param namespace the namespace that it is in
     * @throws IllegalArgumentException where a cost is no amount, which the schema does not let happen
     */
    public static Usage of(UsageReportSpec spec, String namespace) {
        var project = ObjectName.of("Project", spec.projectRef(), namespace);
        var costs = new HashMap<Bearer, BigDecimal>();
        spec.lines()
                .forEach(line -> costs.merge(
                        Bearer.of(line.subproject(), project.namespace()),
                        Decimals.read(line.cost()),
                        BigDecimal::add));
        return new Usage(
                new ObjectName(
                        "BillingAccount", namespace, spec.billingAccountRef().name()),
                project,
                new Slot(spec.period(), spec.currency()),
                costs,
                spec.lines().size());
    }

    /**
     * The same, with other instances of equal bearers.
     *
     * @param known hands out one instance of all that are equal
     */
    Usage sharing(UnaryOperator<Bearer> known) {
        var shared = new HashMap<Bearer, BigDecimal>();
        costs.forEach((bearer, cost) -> shared.put(known.apply(bearer), cost));
        return new Usage(billingAccount, project, slot, shared, lines);
    }

    /** The sum of all lines. */
    public BigDecimal total() {
        return costs.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
