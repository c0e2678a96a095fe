package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Set;

/** Tells answers of the API server apart that are no faults but part of the ordinary course of things. */
final class ApiErrors {

    /** Not among the constants of the JDK: <a href="https://www.rfc-editor.org/rfc/rfc9110#name-422-unprocessable-content">RFC 9110</a>. */
    private static final int UNPROCESSABLE = 422;

    private static final Set<Integer> REFUSALS = Set.of(
            HttpURLConnection.HTTP_BAD_REQUEST,
            HttpURLConnection.HTTP_FORBIDDEN,
            HttpURLConnection.HTTP_ENTITY_TOO_LARGE,
            UNPROCESSABLE);

    private static final int LONGEST_ANSWER = 500;

    private ApiErrors() {}

    /** Somebody else was faster: the object exists already, or has changed since it was read. */
    static boolean overtaken(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_CONFLICT;
    }

    /** Whoever governs the cluster does not want that: a quota, a policy, a webhook, a missing permission. */
    static boolean refused(KubernetesClientException e) {
        return REFUSALS.contains(e.getCode());
    }

    /** What the API server said, as much as fits into a condition. It never repeats what a Secret holds. */
    static String answer(KubernetesClientException e) {
        var said = e.getStatus() == null ? null : e.getStatus().getMessage();
        var answer = said == null ? "no answer" : said.substring(0, Math.min(said.length(), LONGEST_ANSWER));
        return answer.endsWith(".") ? answer : answer + ".";
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
