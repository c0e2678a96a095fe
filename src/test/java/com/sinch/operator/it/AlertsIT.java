package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sinch.operator.tools.GoTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts and the dashboard, judged by Prometheus' own tool. */
class AlertsIT {

    private static final Path TESTS = Path.of("src/test/resources/alerts/alerts-test.yaml");

    private final Path promtool = GoTools.obtainOrSkip().promtool();

    @Test
    void prometheusTakesTheRules() throws Exception {
        assertThat(run("check", "rules", "--lint=all", "--lint-fatal", Watching.ALERTS.toString()))
                .contains("SUCCESS: " + alerts().size() + " rules found");
    }

    @Test
    void everyAlertFiresWhereItShouldAndOnlyThere() throws Exception {
        assertThat(run("test", "rules", TESTS.toString())).contains("SUCCESS");
    }

    @Test
    void everyAlertIsTestedForBoth() throws Exception {
        var tests = Watching.yaml(TESTS).path("tests").findParents("promql_expr_test");

        assertThat(alerts()).allSatisfy(alert -> {
            assertThat(tests).as("%s fires", alert).anySatisfy(test -> expects(test, alert, " fires: ", 1));
            assertThat(tests).as("%s is silent", alert).anySatisfy(test -> expects(test, alert, " is silent: ", 0));
        });
    }

    private static void expects(JsonNode test, String alert, String verb, int firing) {
        assertThat(test.path("name").asText()).startsWith(alert + verb);
        var expected = test.path("promql_expr_test").path(0);
        assertThat(expected.path("expr").asText())
                .contains("ALERTS{alertname=\"" + alert + "\", alertstate=\"firing\"}");
        assertThat(expected.path("exp_samples")).hasSize(firing);
    }

    @Test
    void everyAlertSaysWhatToDo() throws Exception {
        var runbooks = Files.readString(Path.of("docs/runbooks.md"));

        assertThat(Watching.rules()).allSatisfy(rule -> {
            var alert = rule.path("alert").asText();
            assertThat(rule.path("labels").path("severity").asText()).isIn("critical", "warning", "info");
            var told = rule.path("annotations");
            assertThat(told.path("summary").asText()).endsWith(".");
            assertThat(told.path("description").asText()).isNotEmpty();
            assertThat(told.path("runbook_url").asText())
                    .isEqualTo("docs/runbooks.md#" + alert.toLowerCase(Locale.ROOT));
            assertThat(runbooks).contains("\n## " + alert + "\n");
            assertThat(section(runbooks, alert))
                    .contains("**Meaning.**", "**Impact.**", "**Diagnosis.**", "**Mitigation.**");
        });
        assertThat(headings(runbooks)).isEqualTo(alerts());
        assertThat(Files.readString(Path.of("docs/metrics.md"))).contains(rows());
    }

    @Test
    void prometheusTakesEveryQueryOfTheDashboard(@TempDir Path folder) throws Exception {
        var rules = Watching.dashboardQueries().stream()
                .map(query -> "      - record: a:query:tried\n        expr: '" + query.replace("'", "''") + "'\n")
                .collect(Collectors.joining());
        var file =
                Files.writeString(folder.resolve("queries.yaml"), "groups:\n  - name: dashboard\n    rules:\n" + rules);

        assertThat(run("check", "rules", "--lint=none", file.toString()))
                .contains("SUCCESS: " + Watching.dashboardQueries().size() + " rules found");
    }

    private static List<String> alerts() throws IOException {
        return Watching.rules().stream()
                .map(rule -> rule.path("alert").asText())
                .toList();
    }

    private static List<String> rows() throws IOException {
        return Watching.rules().stream()
                .map(rule -> "\n| " + rule.path("alert").asText() + " | "
                        + rule.path("labels").path("severity").asText() + " | ")
                .toList();
    }

    private static List<String> headings(String page) {
        return page.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
    }

    private static String section(String page, String heading) {
        var from = page.substring(page.indexOf("\n## " + heading + "\n") + 1);
        var next = from.indexOf("\n## ");
        return next < 0 ? from : from.substring(0, next);
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of(promtool.toString()), Stream.of(arguments))
                .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
