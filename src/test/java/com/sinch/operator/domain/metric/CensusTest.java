package com.sinch.operator.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.domain.condition.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CensusTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant CREATED = NOW.minusSeconds(3600);

    @Test
    void objectsAreCountedByStatusAndReason() {
        var samples = census(
                standing(ConditionStatus.True, "Ready", 10),
                standing(ConditionStatus.True, "Ready", 20),
                standing(ConditionStatus.False, "ParentNotFound", 30));

        assertThat(of(Metric.OBJECTS, samples))
                .containsExactlyInAnyOrder(
                        new Sample(Metric.OBJECTS, List.of("Subproject", "True", "Ready"), 2),
                        new Sample(Metric.OBJECTS, List.of("Subproject", "False", "ParentNotFound"), 1));
    }

    @Test
    void whatWasNeverReportedIsUnknownSinceItsCreation() {
        var samples = census(new Standing(CREATED, false, List.of(), List.of(), Optional.empty()));

        assertThat(samples)
                .contains(
                        new Sample(Metric.OBJECTS, List.of("Subproject", "Unknown", "NotReported"), 1),
                        new Sample(Metric.NOT_READY_OLDEST, List.of("Subproject", "NotReported"), 3600));
    }

    @Test
    void theOldestOfEachReasonTellsItsAge() {
        var samples = census(
                standing(ConditionStatus.False, "ParentNotFound", 30),
                standing(ConditionStatus.False, "ParentNotFound", 90),
                standing(ConditionStatus.Unknown, "ParentNotReconciled", 5),
                standing(ConditionStatus.True, "Ready", 5000));

        assertThat(of(Metric.NOT_READY_OLDEST, samples))
                .containsExactlyInAnyOrder(
                        new Sample(Metric.NOT_READY_OLDEST, List.of("Subproject", "ParentNotFound"), 90),
                        new Sample(Metric.NOT_READY_OLDEST, List.of("Subproject", "ParentNotReconciled"), 5));
    }

    @Test
    void aClockThatIsBehindMakesNoAgeNegative() {
        assertThat(census(standing(ConditionStatus.False, "ParentNotFound", -20)))
                .contains(new Sample(Metric.NOT_READY_OLDEST, List.of("Subproject", "ParentNotFound"), 0));
    }

    @Test
    void whateverIsWrittenIntoStatusesThereAreNoMoreSeriesThanReasons() {
        var made = IntStream.range(0, 1000)
                .mapToObj(i -> standing(ConditionStatus.False, "Reason" + i, 1))
                .toArray(Standing[]::new);

        assertThat(of(Metric.OBJECTS, census(made)))
                .containsExactly(new Sample(Metric.OBJECTS, List.of("Subproject", "False", "Other"), 1000));
    }

    @Test
    void keysAreCountedByStateAndThoseThatAreDue() {
        var keys = List.of(key(KeyState.Active), key(KeyState.Retiring), key(KeyState.Revoked));
        var due = new Standing(CREATED, false, List.of(), keys, Optional.of(NOW.minusSeconds(1)));
        var later = new Standing(CREATED, true, List.of(), keys, Optional.of(NOW.plusSeconds(1)));

        assertThat(census(due, later))
                .contains(
                        new Sample(Metric.VALID_KEYS, List.of("Subproject", "Active"), 2),
                        new Sample(Metric.VALID_KEYS, List.of("Subproject", "Retiring"), 2),
                        new Sample(Metric.KEYS_OVERDUE, List.of("Subproject"), 1),
                        new Sample(Metric.PAUSED, List.of("Subproject"), 1));
    }

    @Test
    void whatHasNoKeysHasNoFiguresOfThem() {
        assertThat(Census.of("Payment", false, Stream.empty(), NOW))
                .containsExactly(new Sample(Metric.PAUSED, List.of("Payment"), 0));
    }

    @Test
    void aSampleHasTheLabelsOfItsMetric() {
        assertThatThrownBy(() -> new Sample(Metric.PAUSED, List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Sample> census(Standing... standings) {
        return Census.of("Subproject", true, Stream.of(standings), NOW);
    }

    private static List<Sample> of(Metric metric, List<Sample> samples) {
        return samples.stream().filter(sample -> sample.metric() == metric).toList();
    }

    private static Standing standing(ConditionStatus status, String reason, int seconds) {
        var ready = new Condition("Ready", status, 1L, NOW.minusSeconds(seconds), reason, Reason.Ready.sentence());
        return new Standing(CREATED, false, List.of(ready), List.of(), Optional.empty());
    }

    private static KeyRecord key(KeyState state) {
        return new KeyRecord("key-" + state, state, "hash", CREATED, null, null);
    }
}
