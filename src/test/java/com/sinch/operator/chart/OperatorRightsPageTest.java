package com.sinch.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on operations says of the operator's rights what the chart grants: no more and no less. */
class OperatorRightsPageTest {

    private static final List<String> KINDS =
            List.of("sinchaccounts", "billingaccounts", "projects", "subprojects", "payments", "usagereports");

    private static final Pattern ROW = Pattern.compile("\\| (?<resources>[^|]+) \\| (?<verbs>[^|]+) \\|");
    private static final Pattern VERB = Pattern.compile("get|list|watch|create|update|patch|delete");

    @Test
    void theTableIsWhatTheChartGrants() throws IOException {
        var page = Files.readString(Path.of("docs/operations.md"));
        var begin = page.indexOf("| on | it needs |");
        var table = page.substring(begin, page.indexOf("\n\n", begin));

        var told = table.lines().skip(2).flatMap(OperatorRightsPageTest::rights).collect(sorted());

        assertThat(told).isEqualTo(granted());
    }

    private static Set<String> granted() {
        var chart = Chart.with("");
        var rules = Stream.concat(
                chart.all(ClusterRole.class).stream()
                        .filter(role -> role.getMetadata().getName().equals("sinch-system:sinch-operator"))
                        .flatMap(role -> role.getRules().stream()),
                chart.all(Role.class).stream().flatMap(role -> role.getRules().stream()));
        return rules.flatMap(OperatorRightsPageTest::rights).collect(sorted());
    }

    private static Stream<String> rights(PolicyRule rule) {
        return rule.getResources().stream()
                .flatMap(resource -> rule.getVerbs().stream().map(verb -> resource + " " + verb));
    }

    private static Stream<String> rights(String line) {
        var row = ROW.matcher(line);
        assertThat(row.matches()).as(line).isTrue();
        // What stands behind a colon, or the word "for", says why.
        var verbs = VERB.matcher(row.group("verbs").replaceAll("(:| for |, for ).*", ""))
                .results()
                .toList();
        return resources(row.group("resources"))
                .flatMap(resource -> verbs.stream().map(verb -> resource + " " + verb.group()));
    }

    private static Stream<String> resources(String cell) {
        return switch (cell) {
            case "the six kinds" -> KINDS.stream();
            case "`/status` of the six kinds" -> KINDS.stream().map(kind -> kind + "/status");
            default ->
                Stream.of(cell.replaceAll("\\(.*?\\)|, in its own namespace", "")
                                .split(","))
                        .map(resource -> resource.strip().toLowerCase(Locale.ROOT));
        };
    }

    private static Collector<String, ?, Set<String>> sorted() {
        return Collectors.toCollection(TreeSet::new);
    }
}
