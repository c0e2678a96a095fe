package com.sinch.operator.runtime;

import com.sinch.operator.LeaderElection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether this operator may write. It is held from the sending of one renewal of the Lease until the renew deadline after it,
 * by a clock that nobody sets: a process that was stopped for a while finds it gone before anybody tells it so.
 */
public final class Leadership {

    private final Duration renewDeadline;
    private final LongSupplier nanoTime;
    private volatile boolean held;
    private volatile long renewedAt;

    private Leadership(Duration renewDeadline, LongSupplier nanoTime, boolean held) {
        this.renewDeadline = renewDeadline;
        this.nanoTime = nanoTime;
        this.held = held;
    }

    /**
     * Not held yet where there is an election, and held for ever where there is none.
     *
     * @param election how it is won; empty = the operator works without asking
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public static Leadership of(Optional<LeaderElection> election, LongSupplier nanoTime) {
        return election.map(it -> new Leadership(it.renewDeadline(), nanoTime, false))
                .orElseGet(() -> new Leadership(Duration.ofNanos(Long.MAX_VALUE), () -> 0, true));
    }

    /** Whether it is held now. */
    boolean held() {
        return held && nanoTime.getAsLong() - renewedAt <= renewDeadline.toNanos();
    }

    /** The present time, to be told to {@link #renewed} once the renewal that is sent now has succeeded. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** The Lease was renewed by a request that was sent at that time. */
    void renewed(long sentAt) {
        renewedAt = sentAt;
        held = true;
    }

    /** The Lease is somebody else's, or nobody's. */
    void ended() {
        held = false;
    }
}
