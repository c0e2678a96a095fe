package com.sinch.operator.kubernetes;

import com.sinch.operator.domain.condition.Finding;
import java.time.Instant;
import java.util.Optional;

/**
 * How the members' access to an object stands after what was decided about it has been done.
 *
 * @param finding {@code AccessReady}; empty = the project has no members
 * @param nextCheck when to look again though nothing has happened; empty = never
 */
public record AccessOutcome(Optional<Finding> finding, Optional<Instant> nextCheck) {

    /** There are no members, or nothing was looked at. */
    public static final AccessOutcome NONE = new AccessOutcome(Optional.empty(), Optional.empty());
}
