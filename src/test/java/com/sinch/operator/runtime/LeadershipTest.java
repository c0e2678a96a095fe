package com.sinch.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.LeaderElection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeadershipTest {

    private static final LeaderElection ELECTION = new LeaderElection("sinch-operator", "one", Duration.ofSeconds(15));

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final Leadership leadership = Leadership.of(Optional.of(ELECTION), nanoTime::get);

    @Test
    void whoRunsAloneHoldsItForEver() {
        var alone = Leadership.of(Optional.empty(), nanoTime::get);

        nanoTime.addAndGet(Duration.ofDays(1000).toNanos());
        assertThat(alone.held()).isTrue();
    }

    @Test
    void itIsNotHeldBeforeTheFirstRenewal() {
        assertThat(leadership.held()).isFalse();
    }

    @Test
    void aRenewalLastsForTwoThirdsOfTheLeaseFromWhenItWasSent() {
        var sentAt = leadership.now();
        nanoTime.addAndGet(Duration.ofSeconds(4).toNanos());
        leadership.renewed(sentAt);

        nanoTime.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(leadership.held()).isTrue();
        nanoTime.incrementAndGet();
        assertThat(leadership.held()).isFalse();
    }

    @Test
    void whatHasEndedIsHeldAgainOnlyByAnotherRenewal() {
        leadership.renewed(leadership.now());
        leadership.ended();
        assertThat(leadership.held()).isFalse();

        leadership.renewed(leadership.now());
        assertThat(leadership.held()).isTrue();
    }
}
