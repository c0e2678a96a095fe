package com.sinch.operator.it;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An API server that answers some requests by itself, as an overloaded or a broken one does, and has a real one answer the
 * others. It speaks HTTP, and knows everybody for the administrator.
 */
final class TroubledApiServer implements AutoCloseable {

    /** Headers that are those of one connection. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection", "upgrade", "host", "content-length", "transfer-encoding", "http2-settings", "keep-alive");

    private final HttpServer server;
    private final HttpClient client;
    private final URI real;
    private final Trouble trouble;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong requests = new AtomicLong();
    private final Map<Integer, Long> refused = new ConcurrentHashMap<>();

    /** Which requests go wrong. */
    interface Trouble {

        /**
         * How a request is answered: by an HTTP status, or with 0 by the real API server.
         *
         * @param method its method
         * @param path its path
         * @param number the how manieth it is, from 0
         */
        int statusOf(String method, String path, long number);
    }

    private TroubledApiServer(HttpServer server, HttpClient client, URI real, Trouble trouble) {
        this.server = server;
        this.client = client;
        this.real = real;
        this.trouble = trouble;
    }

    /** Starts one before the API server of {@code access}. */
    static TroubledApiServer start(Config access, Trouble trouble) throws IOException, GeneralSecurityException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var tls = SSLUtils.sslContext(access);
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build();
        var troubled = new TroubledApiServer(server, client, URI.create(access.getMasterUrl()), trouble);
        server.setExecutor(troubled.threads);
        server.createContext("/", troubled::answer);
        server.start();
        return troubled;
    }

    /** What a client needs to find it. */
    Map<String, String> environment() {
        return Map.of(
                "KUBERNETES_AUTH_TRYKUBECONFIG", "false",
                "KUBERNETES_AUTH_TRYSERVICEACCOUNT", "false",
                "KUBERNETES_MASTER", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many requests were answered with a status of its own. */
    long refusedWith(int status) {
        return refused.getOrDefault(status, 0L);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var status = trouble.statusOf(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), requests.getAndIncrement());
            if (status != 0) {
                refuse(exchange, status);
            } else if (exchange.getRequestHeaders().containsKey("Sec-WebSocket-Key")) {
                // Whoever would watch by a web socket is told to do it by plain HTTP.
                exchange.sendResponseHeaders(200, -1);
            } else {
                forward(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuse(HttpExchange exchange, int status) throws IOException {
        refused.merge(status, 1L, Long::sum);
        exchange.getRequestBody().readAllBytes();
        if (status == 429) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        exchange.sendResponseHeaders(status, -1);
    }

    private void forward(HttpExchange exchange) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(real.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (passes(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        pass(client.send(request.build(), BodyHandlers.ofInputStream()), exchange);
    }

    /** As it comes: the answer to a watch has no end. */
    private static void pass(HttpResponse<InputStream> response, HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        response.headers().map().forEach((name, values) -> {
            if (passes(name)) {
                headers.put(name, List.copyOf(values));
            }
        });
        try (var from = response.body()) {
            exchange.sendResponseHeaders(response.statusCode(), 0);
            var to = exchange.getResponseBody();
            to.flush();
            var buffer = new byte[8192];
            for (var length = from.read(buffer); length >= 0; length = from.read(buffer)) {
                to.write(buffer, 0, length);
                to.flush();
            }
        }
    }

    private static boolean passes(String header) {
        return !header.startsWith(":")
                && !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT))
                && !header.toLowerCase(Locale.ROOT).startsWith("sec-websocket");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
