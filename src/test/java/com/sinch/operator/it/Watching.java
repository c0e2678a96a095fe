package com.sinch.operator.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files by which others watch an operator: alerts and the dashboard. */
final class Watching {

    static final Path ALERTS = Path.of("helm/sinch-operator/files/alerts.yaml");

    private static final Path DASHBOARD = Path.of("helm/sinch-operator/files/dashboard.json");

    /** Whatever a query asks for by name; labels and functions have other names. */
    private static final Pattern METRIC = Pattern.compile("\\b(?:sinch|jvm|process|logback)_\\w+");

    private static final Pattern ANYTHING_NAMED = Pattern.compile("[a-z_]+(?=[{\\[])");

    private Watching() {}

    /** All alerts. */
    static List<JsonNode> rules() throws IOException {
        return yaml(ALERTS).path("groups").findValues("rules").stream()
                .flatMap(Watching::elements)
                .toList();
    }

    /** All queries of the dashboard, with values for its variables. */
    static List<String> dashboardQueries() throws IOException {
        return new ObjectMapper()
                .readTree(DASHBOARD.toFile()).path("panels").findValues("expr").stream()
                        .map(JsonNode::asText)
                        .map(query -> query.replace("$__rate_interval", "1m").replace("$job", ".*"))
                        .toList();
    }

    /** The panels of the dashboard with those titles, in their order. */
    static List<JsonNode> panels(List<String> titles) throws IOException {
        var panels = new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels");
        return titles.stream()
                .map(title -> elements(panels)
                        .filter(panel -> panel.path("type").asText().equals("timeseries"))
                        .filter(panel -> panel.path("title").asText().equals(title))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no panel " + title)))
                .toList();
    }

    /** What all alerts and the dashboard ask for. */
    static Set<String> metrics() throws IOException {
        var alerts = rules().stream().map(rule -> rule.path("expr").asText());
        var metrics = new TreeSet<String>();
        Stream.concat(alerts, dashboardQueries().stream()).forEach(query -> {
            var found = METRIC.matcher(query).results().map(it -> it.group()).toList();
            var named = ANYTHING_NAMED
                    .matcher(query)
                    .results()
                    .map(it -> it.group())
                    .toList();
            if (found.isEmpty() || !found.containsAll(named)) {
                throw new IllegalStateException("asks for something else than metrics of ours: " + query);
            }
            metrics.addAll(found);
        });
        return metrics;
    }

    static JsonNode yaml(Path file) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
