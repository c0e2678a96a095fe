package com.sinch.operator.domain.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When an object's first status is written. Objects that are applied together come in any order: one whose parents come a
 * moment later would report first that it is not Ready and then that it is. So bad news about a new object waits a moment;
 * good news never does.
 */
public final class FirstReport {

    /** How long bad news about a new object waits. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private FirstReport() {}

    /**
     * Until when nothing is to be reported of an object.
     *
     * @param reportedBefore whether anything was ever reported of it
     * @param findings what would be reported now, with {@code Ready} among them
     * @param createdAt when the object was created
     * @param now the present time
     * @return empty = report now
     */
    public static Optional<Instant> heldUntil(
            boolean reportedBefore, List<Finding> findings, Instant createdAt, Instant now) {
        if (reportedBefore || Conditions.ready(findings).holds()) {
            return Optional.empty();
        }
        // The API server's clock may be ahead of ours: then bad news goes out at once.
        return Optional.of(createdAt.plus(PATIENCE))
                .filter(until -> until.isAfter(now) && !createdAt.isAfter(now.plus(PATIENCE)));
    }
}
