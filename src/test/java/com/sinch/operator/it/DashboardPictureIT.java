package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.tools.PrometheusServer;
import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws docs/dashboard.png: Prometheus itself scrapes an operator while something happens, and is asked the dashboard's own
 * queries. {@code -Dgenerated.update=true} has it drawn anew.
 */
@EnabledIfSystemProperty(named = "generated.update", matches = "true")
class DashboardPictureIT {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final List<String> SHOWN = List.of(
            "Objects",
            "Not Ready",
            "From apply to Ready",
            "Valid keys",
            "What happened to keys",
            "Available",
            "Reconciliations",
            "Queue",
            "API requests");

    private static final int MOST = 3;
    private static final int CLIENTS = Integer.getInteger("measured.subprojects", 300);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aRunIsDrawnAndTheAlertOnTheExhaustedAccountWaitsToFire(@TempDir Path folder) throws Exception {
        try (var controlPlane = LocalControlPlane.start(DashboardPictureIT::tell)) {
            Assumptions.assumeTrue(controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane");
            Crds.install(controlPlane.client());
            var sandbox = Sandbox.create(controlPlane);
            try (var program = Program.with(controlPlane.kubeconfig()).start("--port", "0")) {
                try (var prometheus =
                        PrometheusServer.start(folder, program.port(), Watching.ALERTS, DashboardPictureIT::tell)) {
                    Sandbox.patiently().ignoreException(ConnectException.class).untilAsserted(() -> assertThat(
                                    query(prometheus, "up"))
                            .hasSize(1));
                    var begin = Instant.now();
                    happen(sandbox);
                    eventually(() -> assertThat(query(prometheus, "ALERTS{alertname=\"SinchBillingAccountExhausted\"}"))
                            .hasSize(1));
                    draw(prometheus, begin, Instant.now(), sandbox.namespace());
                }
            }
        }
    }

    private static void tell(String progress) {
        System.err.println(progress);
    }

    /** Clients come, keys are rotated, the money is used up, and is paid. */
    private static void happen(Sandbox sandbox) {
        sandbox.apply(BillingIT.TREE + BillingIT.payment("first", "100"));
        sandbox.eventuallyReady(Project.class, "clients");
        IntStream.range(0, CLIENTS).parallel().forEach(i -> sandbox.apply(Trees.subproject("client-" + i)));
        MeasuredCluster.awaitReady(sandbox, CLIENTS);
        IntStream.range(0, 10).forEach(i -> {
            sandbox.apply(BillingIT.report("report-" + i, "germany", "EUR", BillingIT.own("7.5")));
            eventually(() -> assertThat(BillingIT.balance(sandbox).charged()).isEqualTo(charged(i)));
        });
        IntStream.range(0, CLIENTS / 2)
                .parallel()
                .forEach(i -> sandbox.annotate(Subproject.class, "client-" + i, "rotate-key", "2026-11"));
        eventually(() ->
                assertThat(sandbox.subproject("client-0").getStatus().keys()).hasSize(2));
        sandbox.apply(BillingIT.report("last", "germany", "EUR", BillingIT.own("25")));
        sandbox.eventually(
                BillingAccount.class,
                "germany",
                ConditionType.FundsAvailable,
                ConditionStatus.False,
                Reason.BalanceExhausted);
        sandbox.eventually(
                Subproject.class, "client-0", ConditionType.Ready, ConditionStatus.False, Reason.ParentBillingNotReady);
    }

    private static String charged(int reports) {
        return BigDecimal.valueOf(75L * (reports + 1), 1).stripTrailingZeros().toPlainString();
    }

    private void draw(PrometheusServer prometheus, Instant begin, Instant end, String namespace)
            throws IOException, InterruptedException {
        var charts = new ArrayList<XYChart>();
        for (var panel : Watching.panels(SHOWN)) {
            var chart = chart(panel.path("title").asText());
            for (var target : panel.path("targets")) {
                add(chart, prometheus, target, begin, end, namespace);
            }
            assertThat(chart.getSeriesMap()).as(panel.path("title").asText()).isNotEmpty();
            leaveTheGreatest(chart);
            charts.add(chart);
        }
        BitmapEncoder.saveBitmap(charts, charts.size() / 3, 3, "docs/dashboard.png", BitmapFormat.PNG);
    }

    /** More than that many have no room. */
    private static void leaveTheGreatest(XYChart chart) {
        var series = new ArrayList<>(chart.getSeriesMap().values());
        series.sort(Comparator.comparing(XYSeries::getYMax).reversed());
        series.stream().skip(MOST).map(XYSeries::getName).forEach(chart::removeSeries);
    }

    private void add(
            XYChart chart, PrometheusServer prometheus, JsonNode target, Instant begin, Instant end, String namespace)
            throws IOException, InterruptedException {
        var step = Math.max(1, Duration.between(begin, end).toSeconds() / 200);
        var query =
                target.path("expr").asText().replace("$__rate_interval", "30s").replace("$job", ".*");
        var answer = ask(
                prometheus,
                "/api/v1/query_range?query=" + encoded(query) + "&start=" + begin.getEpochSecond() + "&end="
                        + end.getEpochSecond() + "&step=" + step);
        for (var result : answer) {
            var x = new ArrayList<Double>();
            var y = new ArrayList<Double>();
            for (var point : result.path("values")) {
                var value = Double.parseDouble(point.path(1).asText());
                x.add(point.path(0).asDouble() - begin.getEpochSecond());
                y.add(Double.isFinite(value) ? value : Double.NaN);
            }
            if (y.stream().anyMatch(value -> value > 0)) {
                var name = legend(target.path("legendFormat").asText(), labels(result))
                        .replace(namespace, "shop");
                chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE);
            }
        }
    }

    private static XYChart chart(String title) {
        var chart = new XYChartBuilder()
                .width(560)
                .height(320)
                .title(title)
                .xAxisTitle("seconds")
                .build();
        XYStyler styler = chart.getStyler();
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendFont(styler.getLegendFont().deriveFont(10f));
        styler.setXAxisMaxLabelCount(8);
        styler.setPlotGridLinesVisible(true);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setYAxisMin(0.0);
        return chart;
    }

    private List<JsonNode> query(PrometheusServer prometheus, String query) throws IOException, InterruptedException {
        return ask(prometheus, "/api/v1/query?query=" + encoded(query));
    }

    private List<JsonNode> ask(PrometheusServer prometheus, String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(prometheus.address() + path)).build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        // It answers before it is ready to.
        if (response.statusCode() == HttpURLConnection.HTTP_UNAVAILABLE) {
            return List.of();
        }
        var answer = json.readTree(response.body());
        assertThat(answer.path("status").asText()).as(response.body()).isEqualTo("success");
        var results = new ArrayList<JsonNode>();
        answer.path("data").path("result").forEach(results::add);
        return results;
    }

    private static Map<String, String> labels(JsonNode result) {
        var labels = new TreeMap<String, String>();
        result.path("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static String legend(String format, Map<String, String> labels) {
        return PLACE.matcher(format).replaceAll(place -> labels.getOrDefault(place.group(1), ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
