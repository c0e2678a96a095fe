package com.sinch.operator.cli.usage;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Subprojects that lines name and that do not exist: the first of them, and how many lines name one. */
final class UnknownSubprojects {

    /** So many are named. */
    private static final int NAMED = 5;

    private final Set<ObjectName> first = new LinkedHashSet<>();
    private long lines;
    private boolean more;

    void add(ObjectName subproject) {
        lines++;
        if (first.size() < NAMED || first.contains(subproject)) {
            first.add(subproject);
        } else {
            more = true;
        }
    }

    /** For the user; empty = all are known. */
    Optional<String> inWords() {
        if (lines == 0) {
            return Optional.empty();
        }
        return Optional.of(Counts.of(lines, "line") + (lines == 1 ? " names" : " name")
                + " subprojects that the project does not have (any more), and so count for the project alone: "
                + first.stream().map(ObjectName::key).collect(joining(", ", "", more ? ", ..." : ".")));
    }
}
