package com.sinch.operator.domain.condition;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the findings of a decision into the conditions of an object. */
public final class Conditions {

    private static final Set<String> KNOWN =
            Arrays.stream(ConditionType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private Conditions() {}

    /** The condition of that type, where it is among {@code conditions}. */
    public static Optional<Condition> find(List<Condition> conditions, ConditionType type) {
        return conditions.stream()
                .filter(condition -> condition.type().equals(type.name()))
                .findFirst();
    }

    /** The status of the condition of that type; {@code Unknown} where it is absent. */
    public static ConditionStatus status(List<Condition> conditions, ConditionType type) {
        return find(conditions, type).map(Condition::status).orElse(ConditionStatus.Unknown);
    }

    /**
     * {@code Ready} among findings.
     *
     * @throws java.util.NoSuchElementException where it is not among them
     */
    public static Finding ready(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.type() == ConditionType.Ready)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Sums up findings as {@code Ready}, and as the kstatus conditions that go with it: the first finding that does not
     * hold gives status, reason and message.
     *
     * @param findings what was found, most fundamental first
     * @return the findings, {@code Ready}, and {@code Reconciling} or {@code Stalled} where not Ready
     */
    public static List<Finding> withReadiness(List<Finding> findings) {
        var all = new ArrayList<>(findings);
        var failing = findings.stream().filter(finding -> !finding.holds()).findFirst();
        if (failing.isEmpty()) {
            all.add(Finding.holds(ConditionType.Ready, Reason.Ready, "In order."));
            return List.copyOf(all);
        }
        var finding = failing.get();
        all.add(finding.as(ConditionType.Ready));
        var progress = finding.stalls() ? ConditionType.Stalled : ConditionType.Reconciling;
        all.add(new Finding(progress, ConditionStatus.True, finding.reason(), finding.message()));
        return List.copyOf(all);
    }

    /**
     * The conditions to report. Of the types that the operator knows only those found remain, so that what no longer
     * applies disappears; types that it does not know stay. {@code lastTransitionTime} moves only when a status moves
     * (Kubernetes API conventions).
     *
     * @param previous what was reported last
     * @param findings what was found now, at most one of a type
     * @param generation the generation that the findings speak of
     * @param now the time of a transition; kept to the second
     */
    public static List<Condition> report(
            List<Condition> previous, List<Finding> findings, long generation, Instant now) {
        var reported = new ArrayList<Condition>();
        findings.stream()
                .sorted(Comparator.comparing(Finding::type))
                .map(finding -> condition(find(previous, finding.type()), finding, generation, now))
                .forEach(reported::add);
        previous.stream().filter(condition -> !KNOWN.contains(condition.type())).forEach(reported::add);
        return List.copyOf(reported);
    }

    private static Condition condition(Optional<Condition> previous, Finding finding, long generation, Instant now) {
        var since = previous.filter(condition -> condition.status() == finding.status())
                .map(Condition::lastTransitionTime)
                .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS));
        return new Condition(
                finding.type().name(), finding.status(), generation, since, finding.reason(), finding.message());
    }
}
