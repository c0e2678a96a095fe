package com.sinch.operator.domain.key;

import static com.sinch.operator.domain.key.Trail.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.KeyRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotationScheduleTest {

    private static final Duration INTERVAL = Duration.ofDays(30);

    @Test
    void keysMadeTogetherFallDueOverTheLastTenthOfTheInterval() {
        var due = fleet(5_000, RotationSchedule::plannedFor, NOW.plus(INTERVAL));

        assertThat(due).allSatisfy(at -> assertThat(at).isBetween(NOW.plus(Duration.ofDays(27)), NOW.plus(INTERVAL)));
        assertThat(busiest(due, Duration.ofHours(1)))
                .as("of 5,000 keys in 72 hours, in the busiest hour")
                .isLessThan(110);
    }

    @Test
    void keysThatFellDueWhileTheOperatorWasAwayAreSpreadOverAnHour() {
        var restart = NOW.plus(INTERVAL).plus(Duration.ofDays(1));
        var due = fleet(10_000, RotationSchedule::dueAt, restart);

        assertThat(due).allSatisfy(at -> assertThat(at).isBetween(restart, restart.plus(Duration.ofHours(1))));
        assertThat(busiest(due, Duration.ofMinutes(1)))
                .as("of 10,000 keys in 60 minutes, in the busiest minute")
                .isLessThan(225);
    }

    @Test
    void aShortIntervalIsSpreadOverATenthOfItself() {
        var restart = NOW.plus(Duration.ofHours(5));
        var hourly = new RotationSchedule(Duration.ofHours(1), "uid-1", restart);

        assertThat(hourly.dueAt(key("key-1"))).isBetween(restart, restart.plus(Duration.ofMinutes(6)));
    }

    @Test
    void aKeyIsAlwaysDueAtTheSameTime() {
        var schedule = new RotationSchedule(INTERVAL, "uid-1", NOW);

        assertThat(schedule.plannedFor(key("key-1"))).isEqualTo(schedule.plannedFor(key("key-1")));
        assertThat(schedule.plannedFor(key("key-1"))).isNotEqualTo(schedule.plannedFor(key("key-2")));
    }

    @Test
    void aRestartMovesNothingThatIsNotOverdue() {
        var early = new RotationSchedule(INTERVAL, "uid-1", NOW);
        var late = new RotationSchedule(INTERVAL, "uid-1", NOW.plus(Duration.ofDays(20)));

        assertThat(late.dueAt(key("key-1"))).isEqualTo(early.dueAt(key("key-1")));
    }

    private static List<Instant> fleet(
            int keys, BiFunction<RotationSchedule, KeyRecord, Instant> due, Instant startedAt) {
        return IntStream.range(0, keys)
                .mapToObj(i -> due.apply(new RotationSchedule(INTERVAL, "uid-" + i, startedAt), key("key-" + i)))
                .toList();
    }

    private static long busiest(List<Instant> instants, Duration window) {
        return instants.stream()
                .collect(Collectors.groupingBy(at -> at.toEpochMilli() / window.toMillis(), Collectors.counting()))
                .values()
                .stream()
                .max(Long::compareTo)
                .orElseThrow();
    }

    private static KeyRecord key(String keyId) {
        return new IssuedKey(keyId, "secret", NOW).toRecord();
    }
}
