package com.sinch.operator.cli.release;

import com.sinch.operator.cli.ClientFailure;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * Releases objects one by one.
 *
 * @param objects where they are
 */
record Release(HeldObjects objects) {

    /** Others may write to an object, but nobody as often as that. */
    private static final int ATTEMPTS = 5;

    /**
     * Releases one object. A refusal is an outcome: the next object may fare better.
     *
     * @throws KubernetesClientException where the API server does not answer at all
     */
    Outcome release(HeldObject object) {
        try {
            return attempt(object);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return new Outcome.ReleasedAlready();
            }
            if (e.getCode() <= 0) {
                throw e;
            }
            return new Outcome.NotReleased(ClientFailure.explain(e, "`get` and `patch`"));
        }
    }

    private Outcome attempt(HeldObject object) {
        var latest = Optional.of(object);
        for (int attempt = 0; attempt < ATTEMPTS && latest.isPresent(); attempt++) {
            if (patched(latest.get())) {
                return new Outcome.Released(latest.get().otherFinalizers());
            }
            latest = objects.again(object);
        }
        return latest.isEmpty()
                ? new Outcome.ReleasedAlready()
                : new Outcome.NotReleased("it changed each time it was read: stop who writes to it, and try again.");
    }

    /** Whether the object was still as it was read, and so could be released. */
    private boolean patched(HeldObject object) {
        try {
            objects.patch(object);
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }
}
