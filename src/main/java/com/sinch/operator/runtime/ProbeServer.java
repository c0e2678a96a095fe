package com.sinch.operator.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Serves {@code /healthz}, {@code /readyz} and {@code /metrics}. */
final class ProbeServer implements AutoCloseable {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;

    private ProbeServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts to serve.
     *
     * @param port where; 0 = any free port
     * @throws StartupProblem where the port cannot be had
     */
    static ProbeServer start(int port, BooleanSupplier healthy, BooleanSupplier ready, Supplier<String> metrics) {
        try {
            var server = HttpServer.create(new InetSocketAddress(port), 0);
            server.createContext("/healthz", exchange -> answer(exchange, healthy.getAsBoolean()));
            server.createContext("/readyz", exchange -> answer(exchange, ready.getAsBoolean()));
            server.createContext(
                    "/metrics",
                    exchange -> answer(exchange, HttpURLConnection.HTTP_OK, PROMETHEUS_TEXT, metrics.get()));
            server.setExecutor(Executors.newFixedThreadPool(2, task -> {
                var thread = new Thread(task, "probes");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return new ProbeServer(server);
        } catch (IOException e) {
            throw new StartupProblem(
                    "Port " + port + " for probes and metrics cannot be had: " + e.getMessage()
                            + ". Choose another with --port.",
                    e);
        }
    }

    /** Where it is served. */
    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, boolean good) throws IOException {
        var code = good ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_UNAVAILABLE;
        answer(exchange, code, "text/plain; charset=utf-8", good ? "ok\n" : "not yet\n");
    }

    private static void answer(HttpExchange exchange, int code, String type, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
