package com.sinch.operator.runtime;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets no write out while the operator does not lead. What was sent before that and comes late changes nothing: every write of
 * the operator's creates an object, or names the resourceVersion that it was decided from.
 */
public final class WriteFence implements Interceptor {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** The Lease itself, and questions, which are asked by POST. */
    private static final Pattern ALWAYS = Pattern.compile(".*/apis/(coordination|authorization)\\.k8s\\.io/.*");

    private final Leadership leadership;

    /** @param leadership whether the operator leads */
    public WriteFence(Leadership leadership) {
        this.leadership = leadership;
    }

    /** @throws KubernetesClientException where the request must not be sent; the framework tries again */
    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        var path = request.uri().getPath();
        if (!READS.contains(request.method()) && !ALWAYS.matcher(path).matches() && !leadership.held()) {
            throw new KubernetesClientException(
                    "Not sent, as this operator does not lead: " + request.method() + " " + path);
        }
    }
}
