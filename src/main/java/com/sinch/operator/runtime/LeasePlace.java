package com.sinch.operator.runtime;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/**
 * Where the Lease is.
 *
 * @param namespace its namespace
 * @param name its name
 */
record LeasePlace(String namespace, String name) {

    /**
     * Reads {@code name} or {@code namespace/name}.
     *
     * @param client whose namespace it is where none is named: the pod's, or the kubeconfig context's
     */
    static LeasePlace of(String lease, KubernetesClient client) {
        var slash = lease.indexOf('/');
        return slash < 0
                ? new LeasePlace(Optional.ofNullable(client.getNamespace()).orElse("default"), lease)
                : new LeasePlace(lease.substring(0, slash), lease.substring(slash + 1));
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
