package com.sinch.operator.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Figures that are measured together, and told of together. */
enum Group {
    BURST(
            "Many at once",
            "s",
            "All Subprojects are applied at once, 50 requests in flight, until all of them are Ready. The floor is a bare client that"
                    + " writes the same Secrets and statuses itself. Writes are the operator's own, without Events, which tell"
                    + " people what happened and go out 25 a second."),
    STEADY(
            "One after the other",
            "ms",
            "With all of them there, one more at a time: from its creation until its Secret can be read."),
    RIPPLE(
            "Changes that reach all",
            "s",
            "The project is paid for by a billing account without funds, and then by the first one again; all keys are rotated;"
                    + " all Subprojects are deleted, which is over when Kubernetes has removed their Secrets."),
    RESTART(
            "A restart",
            "s",
            "The operator is started with all of them there and in order: until it is ready, and until each of them has been looked"
                    + " at."),
    REST("At rest", "s", "Nothing happens, after that restart: what an operator costs that has nothing to do."),
    MEMORY(
            "Memory",
            "MiB",
            "RSS is what the process takes of the machine; the live heap is what is left of it after a garbage collection. Secrets and"
                    + " ConfigMaps that are none of the operator's business are there from the beginning."),
    START(
            "The start",
            "s",
            "From the start of the process to its line `Ready`, with nothing to look after; the median.");

    private final String title;
    private final String plotted;
    private final String explanation;

    Group(String title, String plotted, String explanation) {
        this.title = title;
        this.plotted = plotted;
        this.explanation = explanation;
    }

    /** The group that a user calls so. */
    static Group parse(String name) {
        return Arrays.stream(values())
                .filter(group -> group.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new BenchFailure("bench.only has '" + name + "': there are "
                        + Arrays.stream(values()).map(Group::id).collect(Collectors.joining(", "))));
    }

    /** Whether what this group measures needs one of those to have been done first. */
    static boolean any(Set<Group> chosen, Group... groups) {
        return Arrays.stream(groups).anyMatch(chosen::contains);
    }

    /** What a user calls it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    /** The unit of those figures that are drawn. */
    String plotted() {
        return plotted;
    }

    String explanation() {
        return explanation;
    }
}
