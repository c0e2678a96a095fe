package com.sinch.operator.cli;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How old objects are, in the two or three characters that {@code kubectl get} takes for it. */
public final class Age {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long YEAR = 365 * DAY;

    private Age() {}

    /**
     * The age in words like {@code 90s}, {@code 3h20m} or {@code 12d}: the finer, the younger.
     *
     * @param created when the object was made; null = unknown
     * @param now the present; where clocks disagree and it is before {@code created}, the age is nought
     */
    public static String of(@Nullable Instant created, Instant now) {
        if (created == null) {
            return "<unknown>";
        }
        long seconds = Math.max(0, Duration.between(created, now).toSeconds());
        if (seconds < 2 * MINUTE) {
            return seconds + "s";
        }
        if (seconds < 10 * MINUTE) {
            return both(seconds, MINUTE, "m", 1, "s");
        }
        if (seconds < 3 * HOUR) {
            return seconds / MINUTE + "m";
        }
        if (seconds < 8 * HOUR) {
            return both(seconds, HOUR, "h", MINUTE, "m");
        }
        if (seconds < 2 * DAY) {
            return seconds / HOUR + "h";
        }
        if (seconds < 8 * DAY) {
            return both(seconds, DAY, "d", HOUR, "h");
        }
        if (seconds < 2 * YEAR) {
            return seconds / DAY + "d";
        }
        if (seconds < 8 * YEAR) {
            return both(seconds, YEAR, "y", DAY, "d");
        }
        return seconds / YEAR + "y";
    }

    private static String both(long seconds, long coarse, String coarseUnit, long fine, String fineUnit) {
        long rest = seconds % coarse / fine;
        return seconds / coarse + coarseUnit + (rest == 0 ? "" : rest + fineUnit);
    }
}
