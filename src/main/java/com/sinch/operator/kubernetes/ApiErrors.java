package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Tells answers of the API server apart that are no faults but part of the ordinary course of things. */
final class ApiErrors {

    private ApiErrors() {}

    /** Somebody else was faster: the object exists already, or has changed since it was read. */
    static boolean overtaken(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_CONFLICT;
    }

    /** The object is gone. */
    static boolean gone(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_NOT_FOUND;
    }

    /** The operator may not do that. */
    static boolean forbidden(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
    }

    /** The namespace is being deleted and takes no new objects. */
    static boolean namespaceTerminating(KubernetesClientException e) {
        var details = e.getStatus() == null ? null : e.getStatus().getDetails();
        return forbidden(e)
                && details != null
                && details.getCauses().stream().anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()));
    }
}
