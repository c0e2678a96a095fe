package com.sinch.operator;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.domain.key.AdoptionCause;
import com.sinch.operator.domain.key.KeyCause;
import com.sinch.operator.domain.key.MintCause;
import com.sinch.operator.domain.key.RevocationCause;
import com.sinch.operator.domain.metric.Metric;
import com.sinch.operator.domain.metric.Metric.Source;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

    @Test
    void thePageOfMetricsSaysWhatTheCodeSays() {
        GeneratedFile.check(Path.of("docs/reference/metrics.md"), page());
    }

    private static String page() {
        return """
                <!-- Generated from Metric and the causes of keys; see CONTRIBUTING.md. -->
                # Metrics

                What an operator serves at `/metrics`, in Prometheus' text format. Queries may rely on names and labels: none is ever
                renamed. No label holds anything secret. How to scrape them, alerts and a dashboard: [metrics and logs](../metrics.md).

                ## Of the operator

                %s

                ## Of the objects

                Read from the operator's caches at each scrape, and told by the one that leads alone, so that sums over several operators
                are right. What belongs to an object goes with it. `reason` is one of the [reasons](conditions.md), `NotReported` or
                `Other`, whatever somebody writes into a status.

                %s

                ## Of the reconciliations

                Counted by the Java Operator SDK. `controller_name` is a kind in lower case.

                %s

                ## Of the process

                These and more of the JVM come from Micrometer, by the names that dashboards of JVMs know.

                %s

                ## Why something happened to a key

                `cause` of `sinch_operator_keys_total`; the audit tells the same in words.

                | action | cause | |
                |---|---|---|
                %s
                """
                .formatted(
                        table(Source.OPERATOR),
                        table(Source.STATE),
                        table(Source.FRAMEWORK),
                        table(Source.JVM),
                        causes());
    }

    private static String table(Source source) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.source() == source)
                .map(MetricsPageTest::row)
                .collect(joining("\n", "| metric | type | labels | |\n|---|---|---|---|\n", ""));
    }

    private static String row(Metric metric) {
        var labels = metric.labels().stream().map(label -> "`" + label + "`").collect(joining(", "));
        return "| `" + metric.queryName() + "` | " + metric.type().name().toLowerCase(Locale.ROOT) + " | " + labels
                + " | " + metric.description() + " |";
    }

    private static String causes() {
        return Stream.of(
                        Stream.of(MintCause.values()).map(cause -> row(cause.rotation() ? "rotated" : "minted", cause)),
                        Stream.of(RevocationCause.values()).map(cause -> row("revoked", cause)),
                        Stream.of(AdoptionCause.values()).map(cause -> row("adopted", cause)))
                .flatMap(rows -> rows)
                .collect(joining("\n"));
    }

    private static String row(String action, KeyCause cause) {
        return "| " + action + " | `" + cause.name().toLowerCase(Locale.ROOT).replace('_', '-') + "` | "
                + cause.because() + " |";
    }
}
