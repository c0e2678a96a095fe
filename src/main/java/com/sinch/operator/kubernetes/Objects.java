package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes whole objects, each only in the state in which it was seen. */
public final class Objects {

    private static final Logger log = LoggerFactory.getLogger(Objects.class);

    private Objects() {}

    /**
     * Creates an object; where one of that name is there already, or its namespace is going, does nothing.
     *
     * @return whether it was created
     */
    public static boolean createIfAbsent(KubernetesClient client, HasMetadata object) {
        try {
            client.resource(object).create();
            return true;
        } catch (KubernetesClientException e) {
            if (!ApiErrors.overtaken(e) && !ApiErrors.namespaceTerminating(e)) {
                throw e;
            }
            log.debug("{} is not created: {}", Facts.name(object), e.getCode());
            return false;
        }
    }

    /** Deletes an object unless it has changed since it was read, or is gone. */
    public static void deleteUnchanged(KubernetesClient client, HasMetadata object) {
        try {
            client.resource(object).lockResourceVersion().delete();
        } catch (KubernetesClientException e) {
            if (!ApiErrors.overtaken(e) && !ApiErrors.gone(e)) {
                throw e;
            }
            log.debug("{} is not deleted: {}", Facts.name(object), e.getCode());
        }
    }
}
