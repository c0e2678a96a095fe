package com.sinch.operator.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;

/**
 * How to reach an API server.
 *
 * @param kubeconfig the kubeconfig of an administrator
 * @param client a client made from it
 */
record Access(Path kubeconfig, KubernetesClient client) {

    static Access through(Path kubeconfig) {
        return new Access(
                kubeconfig,
                new KubernetesClientBuilder().withConfig(read(kubeconfig)).build());
    }

    Config config() {
        return read(kubeconfig);
    }

    private static Config read(Path kubeconfig) {
        return Config.fromKubeconfig(kubeconfig.toFile());
    }
}
