package com.sinch.operator.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A run that has ended.
 *
 * @param figures what was measured, ordered by group and number
 * @param machine on what
 * @param jdk that the operator ran on
 * @param kubernetes the version of the API server
 * @param settings what was asked for
 * @param date when
 */
record Report(
        List<Figure> figures, Machine machine, Jdk jdk, String kubernetes, BenchSettings settings, LocalDate date) {

    Report {
        figures = figures.stream()
                .sorted(Comparator.comparing(Figure::group).thenComparing(Figure::subprojects))
                .toList();
    }

    /** The figures of those groups that have any. */
    Map<Group, List<Figure>> byGroup() {
        var groups = new EnumMap<Group, List<Figure>>(Group.class);
        figures.forEach(figure -> groups.computeIfAbsent(figure.group(), first -> new ArrayList<>())
                .add(figure));
        return groups;
    }

    /** Those that miss their budget, and so fail the run. */
    List<Figure> missed() {
        return figures.stream()
                .filter(figure -> figure.verdict(settings.strict()) == Verdict.MISSED)
                .toList();
    }
}
