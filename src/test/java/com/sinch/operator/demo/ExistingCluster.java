package com.sinch.operator.demo;

import com.sinch.operator.cluster.Fidelity;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.util.Throwables;

/**
 * A cluster that was there before, and is to be left as it was.
 *
 * @param kubeconfig whose current context names it
 * @param context that context
 * @param version the version of Kubernetes that it runs
 * @param client a client of it
 */
record ExistingCluster(Path kubeconfig, String context, String version, KubernetesClient client) implements Cluster {

    private static final String NAMESPACE_PREFIX = "sinch-demo-";

    /** Somebody waits: a few attempts, not the client's usual minute of them. */
    private static final int RETRIES = 3;

    /** @throws DemoFailure if it does not answer */
    static ExistingCluster connect(Path kubeconfig) {
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setRequestRetryBackoffLimit(RETRIES);
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build();
        try {
            String version = client.getKubernetesVersion().getGitVersion();
            return new ExistingCluster(kubeconfig, context(config), version, client);
        } catch (KubernetesClientException e) {
            client.close();
            throw new DemoFailure(
                    "The cluster of " + kubeconfig + " does not answer: " + Throwables.getRootCause(e), e);
        }
    }

    private static String context(Config config) {
        return config.getCurrentContext() == null
                ? "(none)"
                : config.getCurrentContext().getName();
    }

    @Override
    public String description() {
        return "context " + context + ", server " + client.getMasterUrl() + ", Kubernetes " + version;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.REAL;
    }

    @Override
    public boolean endsWithDemo() {
        return false;
    }

    @Override
    public Optional<Path> kubectl() {
        return Optional.empty();
    }

    @Override
    public String namespaceFor(String example, String customary) {
        return NAMESPACE_PREFIX + example;
    }

    /** Its garbage collector learns of them by itself, within half a minute. */
    @Override
    public void learnNewKinds(Screen screen) {}

    @Override
    public void close() {
        client.close();
    }
}
