package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes statuses. */
public final class StatusWriter {

    private static final Logger log = LoggerFactory.getLogger(StatusWriter.class);

    /** What became of a write. */
    public enum Outcome {
        /** The object has that status now. */
        WRITTEN,
        /** The object had that status already, so nothing was sent. */
        UNCHANGED,
        /** The object has changed since it was read: it has to be looked at again. */
        OUTDATED
    }

    private StatusWriter() {}

    /**
     * Writes a status where it differs. It is sent with the resourceVersion that was read, so that an edit made meanwhile
     * is never taken for seen: the write is refused, and the object is reconciled again as it is by then.
     *
     * @param resource the object as the framework handed it over; its status is set
     * @param status the status to report
     */
    public static <S, P extends CustomResource<?, S>> Outcome write(P resource, S status, Context<P> context) {
        if (status.equals(resource.getStatus())) {
            return Outcome.UNCHANGED;
        }
        resource.setStatus(status);
        try {
            context.resourceOperations().updatePrimaryStatus(resource);
            return Outcome.WRITTEN;
        } catch (KubernetesClientException e) {
            if (ApiErrors.overtaken(e) || ApiErrors.gone(e)) {
                log.debug("{} changed while it was reconciled", Facts.name(resource));
                return Outcome.OUTDATED;
            }
            throw e;
        }
    }
}
