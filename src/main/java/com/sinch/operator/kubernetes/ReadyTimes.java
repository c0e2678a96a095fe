package com.sinch.operator.kubernetes;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.metric.Metric;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long objects take to be Ready, from their creation, or from the time that an edit of their spec was seen. An
 * object that ceases to be Ready by itself and becomes so again is not measured: nobody applied it.
 */
public final class ReadyTimes {

    private static final String CREATED = "created";
    private static final String EDITED = "edited";

    /** It is beyond all buckets, and the object may be gone. */
    private static final Duration FORGOTTEN = Duration.ofHours(6);

    /** By the UID of the object. */
    private final Map<String, Change> waiting = new ConcurrentHashMap<>();

    private volatile Instant tidiedAt = Instant.MIN;
    private final Meters meters;
    private final Clock clock;

    private record Change(String name, Instant at) {}

    /**
     * @param meters where it is measured
     * @param clock tells the time
     * @param kinds the kinds of objects that are measured
     */
    public ReadyTimes(Meters meters, Clock clock, Stream<String> kinds) {
        this.meters = meters;
        this.clock = clock;
        // Series that are there from the beginning show their first step.
        kinds.forEach(
                kind -> Stream.of(CREATED, EDITED).forEach(change -> meters.timer(Metric.READY_TIME, kind, change)));
    }

    /** An update of an object has come in. */
    public void updated(
            CustomResource<?, ? extends ReportedStatus> before, CustomResource<?, ? extends ReportedStatus> after) {
        var metadata = after.getMetadata();
        if (Facts.terminating(after) || answered(after)) {
            waiting.remove(metadata.getUid());
            return;
        }
        if (!Objects.equals(before.getMetadata().getGeneration(), metadata.getGeneration())) {
            tidy(clock.instant());
            // Who is not Ready yet has waited since the first change.
            waiting.putIfAbsent(metadata.getUid(), new Change(EDITED, clock.instant()));
        }
    }

    /** Whether another operator, by which this one stands, has seen to it. */
    private static boolean answered(CustomResource<?, ? extends ReportedStatus> object) {
        var status = object.getStatus();
        return status != null
                && Objects.equals(
                        status.observedGeneration(), object.getMetadata().getGeneration())
                && ready(status);
    }

    /**
     * A status was written.
     *
     * @param object whose it is
     * @param before its status before; null = it had none
     * @param after what is reported now
     */
    <S extends ReportedStatus> void reported(CustomResource<?, S> object, @Nullable S before, S after) {
        if (Facts.terminating(object)) {
            return;
        }
        tidy(clock.instant());
        var uid = object.getMetadata().getUid();
        // The schema gives every object a status; until something was reported it speaks of no generation.
        if (before == null || before.observedGeneration() == null) {
            waiting.put(uid, new Change(CREATED, Facts.createdAt(object)));
        }
        if (!ready(after)) {
            return;
        }
        var change = waiting.remove(uid);
        if (change != null) {
            var time = Duration.between(change.at(), clock.instant());
            // The API server has a clock of its own.
            meters.timer(Metric.READY_TIME, object.getKind(), change.name())
                    .record(time.isNegative() ? Duration.ZERO : time);
        }
    }

    private static boolean ready(ReportedStatus status) {
        return Conditions.status(status.conditions(), ConditionType.Ready) == ConditionStatus.True;
    }

    /** Objects that were deleted while they waited are never reported again. */
    private void tidy(Instant now) {
        if (now.isAfter(tidiedAt.plus(FORGOTTEN))) {
            tidiedAt = now;
            waiting.values().removeIf(change -> change.at().plus(FORGOTTEN).isBefore(now));
        }
    }
}
