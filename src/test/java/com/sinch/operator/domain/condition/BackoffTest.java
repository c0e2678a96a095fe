package com.sinch.operator.domain.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(3);
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, PT0S", "2, PT0S", "3, PT10S", "4, PT20S", "5, PT40S", "7, PT160S", "8, PT5M", "100, PT5M"})
    void thePauseDoublesWithEachTime(int times, Duration pause) {
        var until = BACKOFF.until(IntStream.range(0, times).mapToObj(i -> NOW.minusMillis(i)), NOW);

        assertThat(until).isEqualTo(Optional.of(NOW.plus(pause)).filter(it -> !pause.isZero()));
    }

    @Test
    void onceThePauseIsOverItMayBeDone() {
        assertThat(BACKOFF.until(ago(30, 20, 10), NOW)).isEmpty();
        assertThat(BACKOFF.until(ago(30, 20, 9), NOW)).contains(NOW.plusSeconds(1));
    }

    @Test
    void whatIsLongAgoDoesNotCount() {
        assertThat(BACKOFF.until(ago(601, 600, 2, 1), NOW)).isEmpty();
    }

    @Test
    void whatSeemsToHaveBeenDoneLaterBecauseAClockWasSetBackDoesNotCount() {
        assertThat(BACKOFF.until(ago(-3600, -3600, -1, 1), NOW)).isEmpty();
    }

    private static Stream<Instant> ago(int... seconds) {
        return IntStream.of(seconds).mapToObj(NOW::minusSeconds);
    }
}
