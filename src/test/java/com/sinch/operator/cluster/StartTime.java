package com.sinch.operator.cluster;

import java.util.Locale;

/** Measures how long a start takes. */
final class StartTime {

    private final long begin = System.nanoTime();

    /** The time since, such as "started in 2.9 s". */
    String describe() {
        return String.format(Locale.ROOT, "started in %.1f s", (System.nanoTime() - begin) / 1e9);
    }
}
