package com.sinch.operator.it;

import com.sinch.operator.LeaderElection;
import com.sinch.operator.OperatorConfig;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.kubernetes.InClusterKeyIssuer;
import com.sinch.operator.kubernetes.OperatorClient;
import com.sinch.operator.runtime.Leadership;
import com.sinch.operator.runtime.SinchOperator;
import com.sinch.operator.runtime.Telemetry;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * The operator in this JVM, with a client of its own.
 *
 * @param client its client
 * @param operator the operator itself
 * @param failed counted down when it asks to be started anew
 */
record RunningOperator(KubernetesClient client, SinchOperator operator, CountDownLatch failed)
        implements AutoCloseable {

    /** Starts it under the ServiceAccount of the chart, with what the chart grants that. */
    static RunningOperator start(LocalControlPlane controlPlane, String... namespaces) {
        return start(ChartAccess.grant(controlPlane, namespaces), namespaces);
    }

    static RunningOperator start(Config access, String... namespaces) {
        return start(access, new InClusterKeyIssuer(UUID::randomUUID, new SecureRandom()), namespaces);
    }

    static RunningOperator start(Config access, KeyIssuer issuer, String... namespaces) {
        return start(OperatorClient.builder().withConfig(access).build(), issuer, namespaces);
    }

    /**
     * Starts it.
     *
     * @param client its client, which ends with it
     * @param issuer makes the keys
     * @param namespaces those that it watches; none = all
     */
    static RunningOperator start(KubernetesClient client, KeyIssuer issuer, String... namespaces) {
        return start(client, issuer, Clock.systemUTC(), Optional.empty(), namespaces);
    }

    /** One whose clock tells another time. */
    static RunningOperator start(LocalControlPlane controlPlane, Clock clock, String... namespaces) {
        var access = ChartAccess.grant(controlPlane, namespaces);
        var client = OperatorClient.builder().withConfig(access).build();
        var issuer = new InClusterKeyIssuer(UUID::randomUUID, new SecureRandom());
        return start(client, issuer, clock, Optional.empty(), namespaces);
    }

    /**
     * Starts it.
     *
     * @param client its client, which ends with it
     * @param issuer makes the keys
     * @param election how it becomes the leader, alone as it is; empty = it works without asking
     * @param namespaces those that it watches; none = all
     */
    static RunningOperator start(
            KubernetesClient client, KeyIssuer issuer, Optional<LeaderElection> election, String... namespaces) {
        return start(client, issuer, Clock.systemUTC(), election, namespaces);
    }

    private static RunningOperator start(
            KubernetesClient client,
            KeyIssuer issuer,
            Clock clock,
            Optional<LeaderElection> election,
            String... namespaces) {
        var failed = new CountDownLatch(1);
        var config = new OperatorConfig(Set.of(namespaces), 50, 0, 1000, election);
        var operator = SinchOperator.start(
                config,
                client,
                Leadership.of(election, System::nanoTime),
                Telemetry.start(),
                issuer,
                clock,
                failed::countDown);
        return new RunningOperator(client, operator, failed);
    }

    @Override
    public void close() {
        operator.close();
        client.close();
    }
}
