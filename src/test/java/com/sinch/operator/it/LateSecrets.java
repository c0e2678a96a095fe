package com.sinch.operator.it;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A client whose watch of Secrets tells of everything a while later than the others. */
final class LateSecrets implements HttpClient.Factory, AutoCloseable {

    private final JdkHttpClientFactory real = new JdkHttpClientFactory();
    private final ExecutorService later = Executors.newSingleThreadExecutor();
    private final Executor delayed;

    LateSecrets(Duration delay) {
        delayed = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, later);
    }

    @Override
    public HttpClient.Builder newBuilder() {
        return wrapped(HttpClient.Builder.class, real.newBuilder());
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    /** Stands for {@code target}, and for whatever it makes in its turn. */
    private <T> T wrapped(Class<T> type, T target) {
        var path = new AtomicReference<>("");
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    var arguments = given == null ? new Object[0] : given;
                    if (method.getName().equals("uri")) {
                        path.set(((URI) arguments[0]).getPath());
                    }
                    if (method.getName().equals("buildAsync")
                            && String.valueOf(path.get()).endsWith("/secrets")) {
                        arguments[0] = new Late((WebSocket.Listener) arguments[0]);
                    }
                    try {
                        var result = method.invoke(target, arguments);
                        return result == target ? proxy : wrappedResult(result);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Object wrappedResult(Object result) {
        if (result instanceof HttpClient client) {
            return wrapped(HttpClient.class, client);
        }
        if (result instanceof HttpClient.Builder builder) {
            return wrapped(HttpClient.Builder.class, builder);
        }
        if (result instanceof HttpClient.DerivedClientBuilder builder) {
            return wrapped(HttpClient.DerivedClientBuilder.class, builder);
        }
        return result instanceof WebSocket.Builder builder ? wrapped(WebSocket.Builder.class, builder) : result;
    }

    private final class Late implements WebSocket.Listener {

        private final WebSocket.Listener listener;

        private Late(WebSocket.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen(WebSocket socket) {
            listener.onOpen(socket);
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            delayed.execute(() -> listener.onMessage(socket, text));
            // Those that follow are late by as much, not by as much again.
            socket.request();
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason) {
            listener.onClose(socket, code, reason);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            listener.onError(socket, error);
        }
    }
}
