package com.sinch.operator.domain.condition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a decision comes to.
 *
 * @param status the status to report; empty = nothing is to be reported yet
 * @param nextCheck when to look again though nothing has happened; empty = never
 * @param <S> the kind of status
 */
public record Report<S>(Optional<S> status, Optional<Instant> nextCheck) {

    /** The same, to be looked at again at another time. */
    public Report<S> checkedAt(Optional<Instant> check) {
        return new Report<>(status, check);
    }

    /**
     * A status, unless it is held back.
     *
     * @param heldUntil until when it is; empty = it is not
     * @param checks when to look again, for several reasons; the earliest counts
     */
    public static <S> Report<S> of(S status, Optional<Instant> heldUntil, List<Optional<Instant>> checks) {
        if (heldUntil.isPresent()) {
            return new Report<>(Optional.empty(), heldUntil);
        }
        return new Report<>(
                Optional.of(status), checks.stream().flatMap(Optional::stream).min(Instant::compareTo));
    }
}
