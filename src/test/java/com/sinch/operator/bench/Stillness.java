package com.sinch.operator.bench;

import java.time.Duration;

/** Notices that a count has stopped to grow, and when that was. */
final class Stillness {

    private final long least;
    private final Duration unchangedFor;
    private long count = -1;
    private long changedAt;

    /**
     * Nothing was seen yet.
     *
     * @param least what the count comes to at least before it is taken to be still
     * @param unchangedFor how long it has to stay what it is
     */
    Stillness(long least, Duration unchangedFor) {
        this.least = least;
        this.unchangedFor = unchangedFor;
    }

    /** Whether the count is still, having been seen at a {@link System#nanoTime()}. */
    boolean at(long seen, long nanoTime) {
        if (seen != count) {
            count = seen;
            changedAt = nanoTime;
        }
        return count >= least && nanoTime - changedAt >= unchangedFor.toNanos();
    }

    /** When the count was first seen to be what it is. */
    long changedAt() {
        return changedAt;
    }
}
