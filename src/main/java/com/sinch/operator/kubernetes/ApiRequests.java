package com.sinch.operator.kubernetes;

import com.sinch.operator.domain.metric.Metric;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.Counter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/** Counts a client's requests to the API server by what became of them. */
public final class ApiRequests implements Interceptor {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final String NO_ANSWER = "none";

    private final Meters meters;

    /** @param meters where they are counted */
    public ApiRequests(Meters meters) {
        this.meters = meters;
        // Series that are there from the beginning show their first step.
        METHODS.forEach(method -> counter(method, NO_ANSWER));
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        counter(method(request), String.valueOf(response.code())).increment();
    }

    @Override
    public void afterConnectionFailure(HttpRequest request, Throwable failure) {
        counter(method(request), NO_ANSWER).increment();
    }

    private Counter counter(String method, String code) {
        return meters.counter(Metric.API_REQUESTS, method, code);
    }

    private static String method(HttpRequest request) {
        return METHODS.contains(request.method()) ? request.method() : "OTHER";
    }
}
