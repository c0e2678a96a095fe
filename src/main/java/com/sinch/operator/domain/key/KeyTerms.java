package com.sinch.operator.domain.key;

import com.sinch.operator.api.KeyRotation;
import java.time.Instant;
import java.util.Optional;

/**
 * What bears on an object's key beside its spec.
 *
 * @param uid the object's UID
 * @param startedAt when the operator started
 * @param annotations what the object's annotations ask
 */
public record KeyTerms(String uid, Instant startedAt, KeyAnnotations annotations) {

    /** When the object's keys are due by age; empty = never. */
    Optional<RotationSchedule> schedule(KeyRotation rotation) {
        return rotation.maximumAge().map(interval -> new RotationSchedule(interval, uid, startedAt));
    }
}
