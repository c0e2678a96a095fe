package com.sinch.operator.runtime;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Lease whose age is told by when it was seen to change, as client-go does it, and not by the time that its holder wrote into
 * it: among machines with different clocks the one that is ahead would take it from everybody else. It keeps the leadership
 * up to date as the Lease is renewed.
 */
final class ObservedLease implements Lock {

    private final Lock lease;
    private final Leadership leadership;
    private final Duration takenAfter;
    private final Clock clock;
    private @Nullable LeaderElectionRecord seen;
    private @Nullable ZonedDateTime seenAt;

    /**
     * @param lease the Lease as it is
     * @param leadership kept up to date
     * @param takenAfter how long after it was seen to change it may be taken
     * @param clock tells when it was seen to change
     */
    ObservedLease(Lock lease, Leadership leadership, Duration takenAfter, Clock clock) {
        this.lease = lease;
        this.leadership = leadership;
        this.takenAfter = takenAfter;
        this.clock = clock;
    }

    /** Null where there is no Lease yet. */
    @Override
    public synchronized @Nullable LeaderElectionRecord get(KubernetesClient client) {
        var present = lease.get(client);
        if (present == null) {
            return null;
        }
        if (seenAt == null || !present.equals(seen)) {
            seen = present;
            seenAt = clock.instant().atZone(ZoneOffset.UTC);
        }
        if (!Objects.equals(present.getHolderIdentity(), identity())) {
            leadership.ended();
        }
        return new LeaderElectionRecord(
                present.getHolderIdentity(),
                takenAfter,
                present.getAcquireTime(),
                seenAt,
                present.getLeaderTransitions());
    }

    @Override
    public void create(KubernetesClient client, LeaderElectionRecord wanted) {
        renew(() -> lease.create(client, wanted));
    }

    @Override
    public void update(KubernetesClient client, LeaderElectionRecord wanted) {
        if (identity().equals(wanted.getHolderIdentity())) {
            renew(() -> lease.update(client, wanted));
            return;
        }
        leadership.ended();
        lease.update(client, released(wanted));
    }

    private void renew(Runnable request) {
        var sentAt = leadership.now();
        request.run();
        leadership.renewed(sentAt);
    }

    /** A holder that is null would be left out of the patch, and the others would wait until the Lease has run out. */
    private static LeaderElectionRecord released(LeaderElectionRecord wanted) {
        return new LeaderElectionRecord(
                "",
                wanted.getLeaseDuration(),
                wanted.getAcquireTime(),
                wanted.getRenewTime(),
                wanted.getLeaderTransitions());
    }

    @Override
    public String identity() {
        return lease.identity();
    }

    @Override
    public String describe() {
        return lease.describe();
    }
}
