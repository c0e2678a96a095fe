package com.sinch.operator.runtime;

import com.sinch.operator.LeaderElection;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectorBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes part in the election of the leader until it is closed; then the Lease is let go of, so that nobody waits for it. */
final class Election implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Election.class);

    private final ExecutorService executor;
    private final CompletableFuture<?> election;

    private Election(ExecutorService executor, CompletableFuture<?> election) {
        this.executor = executor;
        this.election = election;
    }

    /** What happens to a candidate. */
    interface Candidate {

        /** It leads from now on. */
        void elected();

        /** It does not lead any more, and never will again: it has to be started anew. */
        void deposed();
    }

    /**
     * Begins.
     *
     * @param client the cluster with the Lease
     * @param config how it is done
     * @param leadership kept up to date
     * @param clock tells when the Lease was seen to change
     */
    static Election start(
            KubernetesClient client, LeaderElection config, Leadership leadership, Clock clock, Candidate candidate) {
        var place = LeasePlace.of(config.lease(), client);
        var lease = new LeaseLock(place.namespace(), place.name(), config.identity());
        var executor = Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "leader-election");
            thread.setDaemon(true);
            return thread;
        });
        var elector = new LeaderElectorBuilder(impatient(client, config), executor)
                .withConfig(new LeaderElectionConfig(
                        new ObservedLease(lease, leadership, config.takenAfter(), clock),
                        config.leaseDuration(),
                        config.renewDeadline(),
                        config.retryPeriod(),
                        callbacks(config, candidate),
                        true,
                        place.toString()))
                .build();
        return new Election(executor, elector.start());
    }

    /** A renewal that gets no answer is given up in time for another one before the deadline. */
    private static KubernetesClient impatient(KubernetesClient client, LeaderElection config) {
        var impatient = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(
                        Math.toIntExact(config.renewDeadline().dividedBy(3).toMillis()))
                .build();
        return client.adapt(NamespacedKubernetesClient.class)
                .withRequestConfig(impatient)
                .call(Function.<KubernetesClient>identity()::apply);
    }

    private static LeaderCallbacks callbacks(LeaderElection config, Candidate candidate) {
        return new LeaderCallbacks(candidate::elected, candidate::deposed, leader -> {
            if (leader == null || leader.isEmpty()) {
                log.info("Nobody leads");
            } else {
                log.info(leader.equals(config.identity()) ? "Leading as {}" : "Standing by for {}", leader);
            }
        });
    }

    @Override
    public void close() {
        election.cancel(true);
        executor.shutdownNow();
    }
}
