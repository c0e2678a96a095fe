package com.sinch.operator.bench;

import com.sinch.operator.cluster.Component;
import com.sinch.operator.cluster.ControlPlaneOptions;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Where it is measured.
 *
 * @param client a client of an administrator
 * @param config what clients need
 * @param kubeconfig the same, for other processes
 * @param version the version of Kubernetes
 * @param own the control plane of the benchmark's own; empty = the cluster was there before
 */
record BenchCluster(
        KubernetesClient client, Config config, Path kubeconfig, String version, Optional<LocalControlPlane> own)
        implements AutoCloseable {

    /** Nothing that holds a client back: what is measured is how fast it could be. */
    private static final String[] ARGUMENTS = {
        "--max-requests-inflight=0",
        "--max-mutating-requests-inflight=0",
        "--enable-priority-and-fairness=false",
        // A namespace goes the faster.
        "--delete-collection-workers=16"
    };

    private static final Duration SERVED_LIMIT = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final int RETRIES = 3;
    private static final long NAMED = 3;

    /** A real control plane on this machine; a mock would measure itself. */
    static BenchCluster start(Consumer<String> progress) {
        var options = ControlPlaneOptions.of(ControlPlaneOptions.Choice.REAL).withApiServerArguments(ARGUMENTS);
        var controlPlane = LocalControlPlane.start(options, progress);
        return new BenchCluster(
                controlPlane.client(),
                controlPlane.config(),
                controlPlane.kubeconfig(),
                controlPlane.client().getKubernetesVersion().getGitVersion(),
                Optional.of(controlPlane));
    }

    /** @throws BenchFailure if it does not answer */
    static BenchCluster connect(Path kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setRequestRetryBackoffLimit(RETRIES);
        var client = new KubernetesClientBuilder().withConfig(config).build();
        try {
            var version = client.getKubernetesVersion().getGitVersion();
            return new BenchCluster(client, config, kubeconfig, version, Optional.empty());
        } catch (KubernetesClientException e) {
            client.close();
            throw new BenchFailure("The cluster of " + kubeconfig + " does not answer: " + e.getMessage(), e);
        }
    }

    /** Waits until objects of these kinds can be listed: a new kind answers for some seconds that it is being initialized. */
    void awaitServed(List<? extends ResourceDefinitionContext> kinds) {
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .atMost(SERVED_LIMIT)
                .ignoreExceptionsMatching(BenchCluster::notYet)
                .until(() -> {
                    kinds.forEach(kind -> some(kind));
                    return true;
                });
    }

    private static boolean notYet(Throwable failure) {
        return failure instanceof KubernetesClientException refused
                && List.of(
                                HttpURLConnection.HTTP_NOT_FOUND,
                                HttpURLConnection.HTTP_UNAVAILABLE,
                                HttpURLConnection.HTTP_INTERNAL_ERROR,
                                429)
                        .contains(refused.getCode());
    }

    /** @throws BenchFailure if there are objects of these kinds, which the operator would look after as well */
    void requireNoneOf(List<? extends ResourceDefinitionContext> kinds) {
        var names = kinds.stream()
                .flatMap(kind -> some(kind)
                        .map(object ->
                                object.getKind() + " " + object.getMetadata().getNamespace() + "/"
                                        + object.getMetadata().getName()))
                .limit(NAMED)
                .toList();
        if (!names.isEmpty()) {
            throw new BenchFailure("The cluster holds objects of our kinds, such as " + String.join(", ", names)
                    + ": the benchmark's operator would look after them as well. -Dbench.anyway=true uses it all the"
                    + " same");
        }
    }

    private Stream<GenericKubernetesResource> some(ResourceDefinitionContext kind) {
        return client
                .genericKubernetesResources(kind)
                .inAnyNamespace()
                .list(new ListOptionsBuilder().withLimit(NAMED).build())
                .getItems()
                .stream();
    }

    /** Has the garbage collector know new kinds, where that can be hastened; elsewhere it takes half a minute. */
    void learnNewKinds() {
        own.ifPresent(controlPlane -> {
            controlPlane.stop(Component.CONTROLLER_MANAGER);
            controlPlane.start(Component.CONTROLLER_MANAGER);
        });
    }

    @Override
    public void close() {
        own.ifPresentOrElse(LocalControlPlane::close, client::close);
    }
}
