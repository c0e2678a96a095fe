package com.sinch.operator.cli.tree;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a connection has been down. */
final class Outage {

    private @Nullable Instant since;

    /** Takes note of whether the connection stands, and returns how long it has been down; zero = it stands. */
    Duration observe(boolean connected, Instant now) {
        if (connected) {
            since = null;
            return Duration.ZERO;
        }
        if (since == null) {
            since = now;
        }
        return Duration.between(since, now);
    }
}
