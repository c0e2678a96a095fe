package com.sinch.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaderElectionTest {

    /** What fabric8's elector adds to the retry period at most, of it. */
    private static final long JITTER_PERCENT = 120;

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 15, 60, 600})
    void nobodyTakesTheLeaseBeforeItsHolderHasStoppedToWriteAndSomebodyHasBeforeItHasRunOut(long seconds) {
        var election = lasting(Duration.ofSeconds(seconds));
        var look = longestLook(election);

        assertThat(election.takenAfter()).isGreaterThan(election.renewDeadline());
        assertThat(election.takenAfter().plus(look.multipliedBy(2))).isLessThanOrEqualTo(election.leaseDuration());
    }

    @Test
    void aLeaseThatWasLetGoOfIsSeenWithinTwoSeconds() {
        assertThat(longestLook(lasting(Duration.ofMinutes(10)))).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT2.999S", "PT10M0.001S", "-PT15S"})
    void aDurationOutOfItsBoundsIsRefused(Duration duration) {
        assertThatThrownBy(() -> lasting(duration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--lease-duration must be between 3s and 10m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "/a", "a/b/c", "Upper", "a b", "-a"})
    void aLeaseOfNoNameIsRefused(String lease) {
        assertThatThrownBy(() -> new LeaderElection(lease, "one", Duration.ofSeconds(15)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--lease has '" + lease + "'");
    }

    private static Duration longestLook(LeaderElection election) {
        return election.retryPeriod().multipliedBy(100 + JITTER_PERCENT).dividedBy(100);
    }

    private static LeaderElection lasting(Duration duration) {
        return new LeaderElection("sinch-operator", "one", duration);
    }
}
