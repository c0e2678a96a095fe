package com.sinch.operator.domain.key;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * When keys are due by age. Keys that were made together are not replaced together: each has a moment of its own in the last
 * tenth of the interval, and after an outage each has one in the time that follows the operator's start.
 *
 * @param interval how old a key gets
 * @param uid the UID of the object that the key is for
 * @param startedAt when the operator started
 */
public record RotationSchedule(Duration interval, String uid, Instant startedAt) {

    private static final int JITTER = 10;
    private static final Duration LONGEST_SPREAD = Duration.ofHours(1);

    /** When the key is due. The same key is always due at the same time. */
    public Instant plannedFor(KeyRecord key) {
        var jitter = part(interval.dividedBy(JITTER), uid + key.keyId());
        return key.createdAt().plus(interval).minus(jitter);
    }

    /** When the key is to be replaced: when it is due, or a while after the start where it was overdue by then. */
    public Instant dueAt(KeyRecord key) {
        var planned = plannedFor(key);
        if (!planned.isBefore(startedAt)) {
            return planned;
        }
        var spread = Stream.of(LONGEST_SPREAD, interval.dividedBy(JITTER))
                .min(Duration::compareTo)
                .orElseThrow();
        return startedAt.plus(part(spread, key.keyId() + uid));
    }

    /** A part of {@code whole} that only {@code seed} decides, spread evenly over all seeds. */
    private static Duration part(Duration whole, String seed) {
        var hash = Sha256.hex(seed.getBytes(StandardCharsets.UTF_8));
        var fraction = Long.parseLong(hash.substring(0, 8), 16) / (double) (1L << 32);
        return Duration.ofMillis((long) (whole.toMillis() * fraction));
    }
}
