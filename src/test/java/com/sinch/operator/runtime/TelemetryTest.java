package com.sinch.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.domain.metric.Metric;
import com.sinch.operator.domain.metric.Sample;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelemetryTest {

    private final Telemetry telemetry = Telemetry.start();

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void theFrameworksCountersHaveOurNamesAndDescriptionsFromTheBeginning() {
        telemetry.controller("subproject");

        assertThat(telemetry.scrape())
                .contains(
                        "sinch_operator_reconciliations_failure_total{controller_name=\"subproject\"} 0",
                        "# HELP sinch_operator_reconciliations_failure_total "
                                + Metric.RECONCILIATIONS_FAILED.description())
                .doesNotContainPattern("(?m)^reconciliations_");
    }

    @Test
    void whatBelongsToAnObjectGoesWithIt() {
        var state = new AtomicReference<>(List.of(paused("Project", 2), paused("Subproject", 5)));
        telemetry.read(new StateCollector(() -> true, () -> Objects.requireNonNull(state.get()).stream()));

        assertThat(telemetry.scrape())
                .contains(
                        "sinch_operator_paused_objects{kind=\"Project\"} 2",
                        "sinch_operator_paused_objects{kind=\"Subproject\"} 5");
        state.set(List.of(paused("Project", 1)));
        assertThat(telemetry.scrape())
                .contains("sinch_operator_paused_objects{kind=\"Project\"} 1")
                .doesNotContain("kind=\"Subproject\"");
    }

    @Test
    void whoDoesNotWorkTellsNothingOfObjectsAndDoesNotEvenLook() {
        var working = new AtomicBoolean();
        var looked = new AtomicBoolean();
        telemetry.read(new StateCollector(working::get, () -> {
            looked.set(true);
            return Stream.of(paused("Project", 1));
        }));

        assertThat(telemetry.scrape()).doesNotContain("sinch_operator_paused_objects");
        assertThat(looked).isFalse();
        working.set(true);
        assertThat(telemetry.scrape()).contains("sinch_operator_paused_objects{kind=\"Project\"} 1");
    }

    private static Sample paused(String kind, int number) {
        return new Sample(Metric.PAUSED, List.of(kind), number);
    }
}
