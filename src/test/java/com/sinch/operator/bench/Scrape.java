package com.sinch.operator.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What an operator says of itself at one moment.
 *
 * @param requests that would write, whatever became of them, with those for Events
 * @param events that the API server took
 * @param eventsQueued that wait
 * @param reconciliations that came to their end
 */
record Scrape(long requests, long events, long eventsQueued, long reconciliations) {

    private static final Set<String> READS = Set.of("GET", "OTHER");
    private static final Pattern REQUESTS = series("sinch_operator_api_requests_total");
    private static final Pattern EVENTS = series("sinch_operator_events_sent_total");
    private static final Pattern QUEUED = series("sinch_operator_events_queued");
    private static final Pattern RECONCILIATIONS = series("sinch_operator_reconciliations_success_total");
    private static final Pattern METHOD = Pattern.compile("method=\"(\\w+)\"");

    /** Asks an operator on this machine. */
    static Scrape at(HttpClient http, int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        try {
            return parse(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new BenchFailure("The operator does not tell its metrics: " + e.getMessage(), e);
        }
    }

    /** Reads what it serves at {@code /metrics}. */
    static Scrape parse(String text) {
        return new Scrape(sum(REQUESTS, text), sum(EVENTS, text), sum(QUEUED, text), sum(RECONCILIATIONS, text));
    }

    /** What was written but for Events. */
    long writes() {
        return requests - events;
    }

    private static Pattern series(String metric) {
        return Pattern.compile("^" + metric + "(\\{.*})? (\\S+)$", Pattern.MULTILINE);
    }

    private static long sum(Pattern series, String text) {
        return series.matcher(text)
                .results()
                .filter(Scrape::counts)
                .mapToLong(sample -> (long) Double.parseDouble(sample.group(2)))
                .sum();
    }

    private static boolean counts(MatchResult sample) {
        var labels = sample.group(1);
        if (labels == null) {
            return true;
        }
        var method = METHOD.matcher(labels);
        return !method.find() || !READS.contains(method.group(1));
    }
}
