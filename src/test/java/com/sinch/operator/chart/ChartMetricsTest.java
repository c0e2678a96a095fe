package com.sinch.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the chart makes for Prometheus and Grafana. */
class ChartMetricsTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void byDefaultNothingNeedsThePrometheusOperator() {
        assertThat(Chart.with("{}").manifests()).noneMatch(manifest -> manifest.contains("monitoring.coreos.com"));
        assertThat(Chart.with("{}").all(ConfigMap.class)).isEmpty();
    }

    @Test
    void theMonitorFindsTheServiceAndItsPort() throws IOException {
        var chart =
                Chart.with("metrics: {serviceMonitor: {enabled: true, interval: 5s, labels: {release: prometheus}}}");
        var monitor = one(chart, "ServiceMonitor");
        var service = chart.one(Service.class);

        assertThat(monitor.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
        assertThat(monitor.at("/spec/selector/matchLabels").properties())
                .isNotEmpty()
                .allSatisfy(label -> assertThat(service.getMetadata().getLabels())
                        .containsEntry(label.getKey(), label.getValue().asText()));
        var endpoint = monitor.at("/spec/endpoints/0");
        assertThat(service.getSpec().getPorts())
                .anyMatch(port -> port.getName().equals(endpoint.path("port").asText()));
        assertThat(endpoint.path("interval").asText()).isEqualTo("5s");
        assertThat(endpoint.path("honorLabels").asBoolean()).isTrue();
        assertThat(monitor.at("/spec/namespaceSelector/matchNames/0").asText())
                .isEqualTo(service.getMetadata().getNamespace());
    }

    @Test
    void theRulesAreThoseOfTheFileAndLeadToTheRunbooks() throws IOException {
        var chart = Chart.with(
                """
                metrics:
                  prometheusRule:
                    enabled: true
                    runbookUrl: https://example.com/runbooks
                    disabled: [SinchEventsDropped]
                    alertLabels: {team: platform, severity: page}
                """);
        var made = alerts(one(chart, "PrometheusRule").path("spec"));
        var file =
                alerts(YAML.readTree(Chart.FOLDER.resolve("files/alerts.yaml").toFile()));

        assertThat(made)
                .hasSize(file.size() - 1)
                .noneMatch(it -> it.path("alert").asText().equals("SinchEventsDropped"));
        assertThat(made).allSatisfy(alert -> {
            var origin = file.stream()
                    .filter(it -> it.path("alert").equals(alert.path("alert")))
                    .findFirst()
                    .orElseThrow();
            assertThat(alert.path("expr")).isEqualTo(origin.path("expr"));
            assertThat(alert.path("for")).isEqualTo(origin.path("for"));
            assertThat(alert.at("/annotations/summary")).isEqualTo(origin.at("/annotations/summary"));
            assertThat(alert.at("/annotations/runbook_url").asText()).startsWith("https://example.com/runbooks#sinch");
            assertThat(alert.at("/labels/team").asText()).isEqualTo("platform");
            assertThat(alert.at("/labels/severity").asText()).isEqualTo("page");
        });
    }

    @Test
    void theDashboardIsTheFileWhereTheSidecarLooks() throws IOException {
        var chart = Chart.with("metrics: {dashboard: {enabled: true, namespace: grafana}}");
        var map = chart.one(ConfigMap.class);

        assertThat(map.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
        assertThat(map.getMetadata().getNamespace()).isEqualTo("grafana");
        assertThat(new ObjectMapper().readTree(map.getData().get("sinch-operator.json")))
                .isEqualTo(new ObjectMapper().readTree(Files.readString(Chart.FOLDER.resolve("files/dashboard.json"))));
    }

    @Test
    void anAlertThatCannotBeIsRefused() {
        assertThatThrownBy(() -> Chart.with("metrics: {prometheusRule: {disabled: [Everything]}}"))
                .hasMessageContaining("disabled");
        assertThatThrownBy(() -> Chart.with("metrics: {serviceMonitor: {interval: often}}"))
                .hasMessageContaining("interval");
    }

    private static JsonNode one(Chart chart, String kind) throws IOException {
        var manifest = chart.manifests().stream()
                .filter(it -> it.contains("\nkind: " + kind + "\n"))
                .findFirst()
                .orElseThrow();
        return YAML.readTree(manifest);
    }

    private static List<JsonNode> alerts(JsonNode rules) {
        return elements(rules.path("groups"))
                .flatMap(group -> elements(group.path("rules")))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
