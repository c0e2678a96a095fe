package com.sinch.operator.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What a running operator serves at {@code /metrics}. */
record Metrics(String text) {

    static Metrics of(RunningOperator operator) {
        return at(operator.operator().port());
    }

    static Metrics at(int port) {
        return new Metrics(get(port, "/metrics").body());
    }

    /** How often a controller has reconciled an object with success. */
    long reconciled(String controller) {
        return sum("sinch_operator_reconciliations_success_total", "controller_name=\"" + controller + "\"");
    }

    /** What a metric comes to over all of its labels. */
    long sum(String metric) {
        return sum(metric, "");
    }

    private long sum(String metric, String label) {
        return text.lines()
                .filter(line -> line.startsWith(metric))
                .filter(line -> line.contains(label))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToLong(value -> (long) Double.parseDouble(value))
                .sum();
    }

    static HttpResponse<String> get(int port, String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
