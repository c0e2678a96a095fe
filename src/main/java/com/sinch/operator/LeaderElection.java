package com.sinch.operator;

import java.time.Duration;
import java.util.Locale;

/**
 * How operators that run side by side agree on which of them works. The names are those of client-go.
 *
 * @param lease the Lease that they agree by, {@code name} in the namespace of the kubeconfig or the pod, or
 *     {@code namespace/name}
 * @param identity what this operator calls itself in it, unlike any other's
 * @param leaseDuration how long the others wait for the leader to renew the Lease before one of them takes it, 3 seconds to 10
 *     minutes
 */
public record LeaderElection(String lease, String identity, Duration leaseDuration) {

    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** A Lease that was let go of waits as long, and a random part of up to 1.2 times as long again: under two seconds. */
    private static final Duration LONGEST_RETRY_PERIOD = Duration.ofMillis(800);

    /** From one look at the Lease to the next it takes at most so many hundredths of the retry period. */
    private static final int LONGEST_LOOK = 220;

    private static final String NAME = "[a-z0-9]([-a-z0-9.]*[a-z0-9])?";

    /** @throws IllegalArgumentException where a value is out of its bounds; the message names the flag */
    public LeaderElection {
        if (leaseDuration.compareTo(SHORTEST) < 0 || leaseDuration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("--lease-duration must be between 3s and 10m, not "
                    + leaseDuration.toString().substring(2).toLowerCase(Locale.ROOT));
        }
        if (!lease.matches("(" + NAME + "/)?" + NAME)) {
            throw new IllegalArgumentException("--lease has '" + lease + "', which is no name and no namespace/name");
        }
    }

    /** Without a renewal for as long the leader writes nothing more: well before anybody else takes the Lease. */
    public Duration renewDeadline() {
        return leaseDuration.multipliedBy(2).dividedBy(3);
    }

    /** How often the leader renews the Lease, and the others look at it, but for a random part. */
    public Duration retryPeriod() {
        var twentieth = leaseDuration.dividedBy(20);
        return twentieth.compareTo(LONGEST_RETRY_PERIOD) < 0 ? twentieth : LONGEST_RETRY_PERIOD;
    }

    /**
     * After how long without a renewal the others take the Lease, from when they saw the last one: later than the renew
     * deadline, and so much before the end of the lease duration that with a look missed before and one after it is not
     * exceeded.
     */
    public Duration takenAfter() {
        return leaseDuration.minus(retryPeriod().multipliedBy(2L * LONGEST_LOOK).dividedBy(100));
    }
}
