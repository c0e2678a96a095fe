package com.sinch.operator.cli.usage;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** What a user may see differs, and an import makes do with less. */
final class Permission {

    private Permission() {}

    /**
     * Attempts what may be forbidden; returns whether it was not.
     *
     * @throws KubernetesClientException where it fails otherwise
     */
    static boolean allows(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return false;
            }
            throw e;
        }
    }
}
