package com.sinch.operator.kubernetes;

import io.javaoperatorsdk.operator.api.reconciler.BaseControl;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When an object is looked at again though nothing has happened. */
public final class Schedule {

    /** How soon to look again at what is about to change by itself, or has changed while it was looked at. */
    public static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private Schedule() {}

    /**
     * Tells the framework when to come back.
     *
     * @param control what the reconciler answers
     * @param outcome what became of the status write; one that was refused calls for another look
     * @param nextCheck when to look again; empty = when something happens
     * @param now the present time
     */
    public static <T extends BaseControl<T>> T at(
            T control, StatusWriter.Outcome outcome, Optional<Instant> nextCheck, Instant now) {
        if (outcome == StatusWriter.Outcome.OUTDATED) {
            return control.rescheduleAfter(SOON);
        }
        return nextCheck
                .map(next -> Duration.between(now, next))
                .map(delay -> delay.compareTo(AT_ONCE) < 0 ? AT_ONCE : delay)
                .map(control::rescheduleAfter)
                .orElse(control);
    }
}
