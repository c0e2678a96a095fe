package com.sinch.operator;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The flags of {@code run}. */
final class RunOptions {

    @Option(
            names = "--namespaces",
            paramLabel = "NAMESPACE[,NAMESPACE...]",
            defaultValue = "${env:SINCH_OPERATOR_NAMESPACES:-}",
            description = "The namespaces to watch; by default all. Environment: SINCH_OPERATOR_NAMESPACES.")
    private String namespaces = "";

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "${env:SINCH_OPERATOR_WORKERS:-50}",
            description = "How many objects are reconciled at a time, 1 to 1000; by default 50. Environment:"
                    + " SINCH_OPERATOR_WORKERS.")
    private int workers;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:SINCH_OPERATOR_PORT:-8080}",
            description = "Where /healthz, /readyz and /metrics are served, 0 for any free port; by default 8080."
                    + " Environment: SINCH_OPERATOR_PORT.")
    private int port;

    /**
     * The flags as one value.
     *
     * @throws IllegalArgumentException where a value is out of its bounds
     */
    OperatorConfig toConfig() {
        var watched = Arrays.stream(namespaces.split(","))
                .map(String::strip)
                .filter(namespace -> !namespace.isEmpty())
                .collect(Collectors.toSet());
        return new OperatorConfig(watched, workers, port);
    }
}
