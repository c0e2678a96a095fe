package com.sinch.operator.bench;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The page on performance, as Markdown. */
final class Page {

    /** Its file, and the folder of its pictures beside it. */
    static final String FILE = "performance.md";

    static final String PICTURES = "performance";

    private final Report report;

    Page(Report report) {
        this.report = report;
    }

    String render() {
        var sections = new ArrayList<String>();
        sections.add(introduction());
        sections.add(machine());
        report.byGroup().forEach((group, figures) -> sections.add(section(group, figures)));
        sections.add(reading());
        return String.join("\n", sections);
    }

    /** One figure in one line, for the terminal. */
    static String line(Figure figure) {
        var floor = figure.floor().isPresent()
                ? ", the floor " + number(figure.floor().getAsDouble(), figure.unit())
                : "";
        var ratio = figure.ratio().isPresent() ? ", ratio " + ratio(figure) : "";
        var budget = figure.budget().map(held -> ", budget " + held.inWords()).orElse("");
        return figure.group().id() + " at " + figure.subprojects() + ", " + figure.name() + ": "
                + number(figure.operator(), figure.unit()) + floor + ratio + budget;
    }

    private String introduction() {
        return """
                <!-- Written by ./mvnw -Pbench. -->
                # Performance

                For who wants to know how much the operator can take. Measured by the operator's jar in a process of its own, watching all
                namespaces, on a real API server that holds no client back, with %d Secrets and ConfigMaps beside it that are none of its
                business.

                ```text
                ./mvnw -Pbench
                ```

                measures it anew on your machine and writes this page. `-Dbench.subprojects=1000,10000` says for how many,
                `-Dbench.only=%s` what, `-Dbench.jdk=FOLDER` on which JDK, and `-Dbench.kubeconfig=FILE` on which cluster
                instead of a control plane of its own. A part of it goes to `target/performance`, and this page stays as it is.
                """
                .formatted(
                        report.settings().unrelated(),
                        Stream.of(Group.values()).map(Group::id).collect(joining(",")));
    }

    private String machine() {
        var machine = report.machine();
        return table(
                        List.of("measured", report.date().toString()),
                        Stream.of(
                                List.of(
                                        "Subprojects",
                                        report.settings().subprojects().stream()
                                                .map(Page::count)
                                                .collect(joining("; "))),
                                List.of(
                                        "machine",
                                        machine.processor().orElse("unknown") + ", " + machine.cores() + " cores"),
                                List.of(
                                        "memory",
                                        machine.memoryMebibytes().isPresent()
                                                ? machine.memoryMebibytes().getAsLong() + " MiB"
                                                : "unknown"),
                                List.of("system", machine.system()),
                                List.of("Kubernetes", report.kubernetes()),
                                List.of("JDK", report.jdk().version()),
                                List.of(
                                        "options of Java",
                                        report.settings().subprojects().stream()
                                                .map(JavaOptions::forSubprojects)
                                                .map(options -> String.join(" ", options))
                                                .distinct()
                                                .map(options -> "`" + options + "`")
                                                .collect(joining("; ")))))
                .replaceFirst("\\|---\\|---\\|", "|---|---|");
    }

    private String section(Group group, List<Figure> figures) {
        var rows = figures.stream().map(this::row);
        return "## " + group.title() + "\n\n" + wrapped(group.explanation()) + "\n\n"
                + table(List.of("Subprojects", "what", "operator", "floor", "ratio", "budget", ""), rows)
                + "\n```text\n"
                + figures.stream().map(Figure::command).distinct().collect(joining("\n"))
                + "\n```\n"
                + (Plot.hasAny(figures) ? "\n![" + group.title() + "](" + PICTURES + "/" + group.id() + ".svg)\n" : "");
    }

    private List<String> row(Figure figure) {
        return List.of(
                count(figure.subprojects()),
                figure.name(),
                number(figure.operator(), figure.unit()),
                figure.floor().isPresent() ? number(figure.floor().getAsDouble(), figure.unit()) : "",
                figure.ratio().isPresent() ? ratio(figure) : "",
                figure.budget().map(Budget::inWords).orElse(""),
                figure.verdict(report.settings().strict()).inWords());
    }

    private String reading() {
        return """
                ## How to read it

                Seconds are those of this machine, which the API server, etcd, the load and the operator share: elsewhere they are others.
                **Ratios, counts and memory are what can be compared**, and what the command fails for when they miss their budget; a
                time that misses its budget is a note, unless `-Dbench.strict=true` says otherwise. The floor is a client in Go that does
                nothing but the writes, over HTTP/2 as such clients do, and waits for them with the same watch: below it nobody gets on
                this API server. The floor and the operator take turns in the same run, and neither runs while the other is measured.
                Both are warm. Bursts were measured %s; `-Dbench.rounds=3` does it three times and takes the medians, for a tenth is noise.
                """
                .formatted(
                        report.settings().rounds() == 1
                                ? "once"
                                : report.settings().rounds() + " times");
    }

    private static String table(List<String> head, Stream<List<String>> rows) {
        var rule = head.stream().map(column -> "---").toList();
        return Stream.concat(Stream.of(head, rule), rows)
                .map(cells -> cells.equals(rule)
                        ? "|" + String.join("|", cells) + "|"
                        : "| " + String.join(" | ", cells) + " |")
                .map(row -> row.replaceAll(" +", " "))
                .collect(joining("\n", "", "\n"));
    }

    private static String wrapped(String text) {
        var lines = new StringBuilder();
        int length = 0;
        for (var word : text.split(" ", -1)) {
            if (length > 0 && length + word.length() > 128) {
                lines.append('\n');
                length = 0;
            } else if (length > 0) {
                lines.append(' ');
            }
            lines.append(word);
            length += word.length() + 1;
        }
        return lines.toString();
    }

    private static String ratio(Figure figure) {
        return String.format(Locale.ROOT, "%.2f", figure.ratio().orElseThrow());
    }

    private static String count(int number) {
        return number == 0 ? "none" : String.format(Locale.ROOT, "%,d", number);
    }

    /** With as many digits as say something. */
    private static String number(double value, String unit) {
        var digits = value >= 100 || value == Math.rint(value) ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return (String.format(Locale.ROOT, digits, value) + " " + unit).strip();
    }
}
