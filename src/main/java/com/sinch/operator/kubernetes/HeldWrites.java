package com.sinch.operator.kubernetes;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Holds back status writes that tell nothing urgent until their object has come to rest: a tree that is being applied takes
 * many steps, and each object would be written for each of them. What is held is decided anew at every look; this only
 * remembers since when it has been the same.
 */
final class HeldWrites {

    /** What has been the same for as long is written: longer than a subtree waits for more to be added. */
    static final Duration REST = Duration.ofSeconds(5);

    /** Nothing is held for longer, though it may never come to rest. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration FORGOTTEN = LONGEST.multipliedBy(4);

    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private volatile Instant tidiedAt = Instant.MIN;

    /**
     * A write that waits.
     *
     * @param told what it would tell, times apart
     * @param first since when the object has waited
     * @param same since when it would tell the same
     */
    private record Held(Object told, Instant first, Instant same) {

        Instant until() {
            return Stream.of(same.plus(REST), first.plus(LONGEST))
                    .min(Instant::compareTo)
                    .orElseThrow();
        }
    }

    /**
     * Until when a status is not to be written.
     *
     * @param uid whose status it is
     * @param before the status as last reported
     * @param after the status that differs from it
     * @param now the present time
     * @return empty = it is to be written now
     */
    Optional<Instant> until(String uid, ReportedStatus before, ReportedStatus after, Instant now) {
        if (urgent(before, after)) {
            held.remove(uid);
            return Optional.empty();
        }
        tidy(now);
        var told = told(after);
        var waiting = held.compute(uid, (key, known) -> {
            if (known == null) {
                return new Held(told, now, now);
            }
            return known.told().equals(told) ? known : new Held(told, known.first(), now);
        });
        if (waiting.until().isAfter(now)) {
            return Optional.of(waiting.until());
        }
        held.remove(uid);
        return Optional.empty();
    }

    /** Nothing is left to be written. */
    void forget(String uid) {
        held.remove(uid);
    }

    private static boolean urgent(ReportedStatus before, ReportedStatus after) {
        return !before.essentials().equals(after.essentials())
                || Urgency.urgent(before.conditions(), after.conditions())
                || (Conditions.status(after.conditions(), ConditionType.Ready) == ConditionStatus.True
                        && !before.identity().equals(after.identity()));
    }

    private static Object told(ReportedStatus status) {
        var conditions = status.conditions().stream()
                .map(condition ->
                        List.of(condition.type(), condition.status(), condition.reason(), condition.message()))
                .toList();
        return List.of(conditions, status.identity(), status.counts(), status.figures());
    }

    /** Objects that were deleted while they waited are never looked at again. */
    private void tidy(Instant now) {
        if (now.isAfter(tidiedAt.plus(FORGOTTEN))) {
            tidiedAt = now;
            held.values().removeIf(waiting -> waiting.first().plus(FORGOTTEN).isBefore(now));
        }
    }
}
