package com.sinch.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.LeaderElection;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservedLeaseTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration DURATION = Duration.ofSeconds(15);
    private static final Duration TAKEN_AFTER = Duration.ofSeconds(11);

    private final KubernetesClient unused = new KubernetesClientBuilder().build();
    private final StoredLease stored = new StoredLease();
    private final Leadership leadership =
            Leadership.of(Optional.of(new LeaderElection("sinch-operator", "me", DURATION)), () -> 0);
    private Instant now = NOW;
    private final ObservedLease lease =
            new ObservedLease(stored, leadership, TAKEN_AFTER, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    /** The Lease as the API server would have it. */
    private static final class StoredLease implements Lock {

        private @Nullable LeaderElectionRecord stored;
        private boolean refusing;

        @Override
        public @Nullable LeaderElectionRecord get(KubernetesClient client) {
            return stored;
        }

        @Override
        public void create(KubernetesClient client, LeaderElectionRecord wanted) {
            update(client, wanted);
        }

        @Override
        public void update(KubernetesClient client, LeaderElectionRecord wanted) {
            if (refusing) {
                throw new KubernetesClientException("somebody else was faster");
            }
            stored = wanted;
        }

        @Override
        public String identity() {
            return "me";
        }

        @Override
        public String describe() {
            return "the Lease";
        }
    }

    @AfterEach
    void close() {
        unused.close();
    }

    @Test
    void anothersClockThatIsAnHourOffMakesALeaseNeitherOlderNorYounger() {
        stored.stored = heldBy("other", NOW.minus(Duration.ofHours(1)));
        assertThat(seen()).isEqualTo(NOW);

        now = NOW.plusSeconds(10);
        assertThat(seen()).isEqualTo(NOW);

        stored.stored = heldBy("other", NOW.plus(Duration.ofHours(1)));
        assertThat(seen()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void itIsTakenWhenItsHolderHasLongBeenSilentAndNotBefore() {
        stored.stored = heldBy("other", NOW);

        assertThat(Objects.requireNonNull(lease.get(unused)).getLeaseDuration()).isEqualTo(TAKEN_AFTER);
    }

    @Test
    void whereThereIsNoneThereIsNone() {
        assertThat(lease.get(unused)).isNull();
    }

    @Test
    void aRenewalThatSucceedsGivesTheLeadership() {
        lease.create(unused, heldBy("me", NOW));
        assertThat(leadership.held()).isTrue();
    }

    @Test
    void aRenewalThatFailsDoesNot() {
        stored.refusing = true;

        assertThatThrownBy(() -> lease.update(unused, heldBy("me", NOW))).isInstanceOf(KubernetesClientException.class);
        assertThat(leadership.held()).isFalse();
    }

    @Test
    void aLeaseThatIsAnothersByNowEndsIt() {
        lease.update(unused, heldBy("me", NOW));
        stored.stored = heldBy("other", NOW);

        lease.get(unused);

        assertThat(leadership.held()).isFalse();
    }

    @Test
    void whoLetsGoOfItLeadsNoMoreEvenBeforeItIsWritten() {
        lease.update(unused, heldBy("me", NOW));
        stored.refusing = true;

        assertThatThrownBy(() -> lease.update(unused, heldBy(null, NOW))).isInstanceOf(KubernetesClientException.class);
        assertThat(leadership.held()).isFalse();
    }

    @Test
    void whoLetsGoOfItTakesTheNameOutOfIt() {
        lease.update(unused, heldBy(null, NOW));

        assertThat(Objects.requireNonNull(stored.stored).getHolderIdentity()).isEmpty();
    }

    private Instant seen() {
        return Objects.requireNonNull(lease.get(unused)).getRenewTime().toInstant();
    }

    private static LeaderElectionRecord heldBy(@Nullable String holder, Instant renewed) {
        var time = ZonedDateTime.ofInstant(renewed, Clock.systemUTC().getZone());
        return new LeaderElectionRecord(holder, DURATION, time, time, 1);
    }
}
