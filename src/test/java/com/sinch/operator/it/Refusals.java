package com.sinch.operator.it;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what the API server forbids a client, by the right that it would have taken. */
final class Refusals implements Interceptor {

    private final Map<Right, Integer> counts = new ConcurrentHashMap<>();

    int of(Right right) {
        return counts.getOrDefault(right, 0);
    }

    Map<Right, Integer> all() {
        return Map.copyOf(counts);
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        if (response.code() == HttpURLConnection.HTTP_FORBIDDEN) {
            Right.of(request).ifPresent(right -> counts.merge(right, 1, Integer::sum));
        }
    }
}
