package com.sinch.operator.cli;

import com.sinch.operator.api.ApiGroup;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Says in one line why the API server did not give what was asked for, and what to do about it. */
public final class ClientFailure {

    private ClientFailure() {}

    /**
     * One line for the user.
     *
     * @param verbs what the user has to be permitted to do, like {@code `list`}
     */
    public static String explain(KubernetesClientException failure, String verbs) {
        if (failure.getCode() <= 0) {
            return "No answer from the API server (" + rootOf(failure)
                    + "): check that it runs and that KUBECONFIG names the right cluster.";
        }
        return switch (failure.getCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                "The API server does not accept the credentials of the current kubeconfig context: log in again, or"
                        + " choose another kubeconfig with KUBECONFIG.";
            case HttpURLConnection.HTTP_FORBIDDEN ->
                "Not permitted (" + answer(failure) + "): ask for " + verbs + " on the resources of " + ApiGroup.GROUP
                        + ", or name a namespace of yours with -n.";
            case HttpURLConnection.HTTP_NOT_FOUND ->
                "The kinds of " + ApiGroup.GROUP + "/" + ApiGroup.VERSION
                        + " are not installed in this cluster: kubectl apply -f crds/";
            default -> "The API server answered " + failure.getCode() + ": " + answer(failure);
        };
    }

    private static String answer(KubernetesClientException failure) {
        Status status = failure.getStatus();
        var message = status == null || status.getMessage() == null ? failure.getMessage() : status.getMessage();
        return PlainText.oneLine(String.valueOf(message));
    }

    private static String rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var message = root.getMessage();
        return PlainText.oneLine(
                message == null || message.isBlank() ? root.getClass().getSimpleName() : message);
    }
}
