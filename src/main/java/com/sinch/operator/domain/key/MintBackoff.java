package com.sinch.operator.domain.key;

import com.sinch.operator.api.KeyRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Slows the making of keys down where one object needs them again and again: somebody deletes or changes its Secret. */
final class MintBackoff {

    /** Keys made within this time count together. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    /** As many are made at once. */
    private static final int FREE = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private MintBackoff() {}

    /**
     * Until when no key is made.
     *
     * @param records the audit trail
     * @param now the present time; what seems to be made later, because a clock was set back, does not count
     * @return empty = one may be made now
     */
    static Optional<Instant> until(List<KeyRecord> records, Instant now) {
        var recent = records.stream()
                .map(KeyRecord::createdAt)
                .filter(made -> made.isAfter(now.minus(WINDOW)) && !made.isAfter(now))
                .toList();
        if (recent.size() < FREE) {
            return Optional.empty();
        }
        var doubled = FIRST_PAUSE.multipliedBy(1L << (recent.size() - FREE));
        var pause = Stream.of(doubled, LONGEST_PAUSE).min(Duration::compareTo).orElseThrow();
        return recent.stream()
                .max(Instant::compareTo)
                .map(newest -> newest.plus(pause))
                .filter(until -> until.isAfter(now));
    }
}
