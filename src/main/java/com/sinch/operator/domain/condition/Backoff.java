package com.sinch.operator.domain.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Slows down what one object needs again and again: somebody deletes what belongs to it, or undoes what is written to that.
 *
 * @param free how often it is done without a pause, within {@link #WINDOW}
 */
public record Backoff(int free) {

    /** What was done within this time counts together. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /**
     * Until when it is not done again.
     *
     * @param done when it was done
     * @param now the present time; what seems to be done later, because a clock was set back, does not count
     * @return empty = it may be done now
     */
    public Optional<Instant> until(Stream<Instant> done, Instant now) {
        var recent = done.filter(at -> at.isAfter(now.minus(WINDOW)) && !at.isAfter(now))
                .toList();
        if (recent.size() < free) {
            return Optional.empty();
        }
        return recent.stream()
                .max(Instant::compareTo)
                .map(last -> last.plus(pause(recent)))
                .filter(until -> until.isAfter(now));
    }

    private Duration pause(List<Instant> recent) {
        // Shifted no further than to more than the longest.
        var doublings = Math.min(recent.size() - free, 10);
        return Stream.of(FIRST_PAUSE.multipliedBy(1L << doublings), LONGEST_PAUSE)
                .min(Duration::compareTo)
                .orElseThrow();
    }
}
