package com.sinch.operator;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

    @Option(
            names = "--billing-metrics",
            paramLabel = "N",
            defaultValue = "${env:SINCH_OPERATOR_BILLING_METRICS:-1000}",
            description =
                    "How many billing accounts have series of their own at /metrics, four each, those that run out of"
                            + " funds first, and 0 for none; by default 1000. Environment: SINCH_OPERATOR_BILLING_METRICS.")
    private int billingMetrics;

    @Option(
            names = "--leader-elect",
            defaultValue = "${env:SINCH_OPERATOR_LEADER_ELECT:-false}",
            description = "Several operators may run side by side: one works, the others stand by. Environment:"
                    + " SINCH_OPERATOR_LEADER_ELECT=true.")
    private boolean leaderElect;

    @Option(
            names = "--lease",
            paramLabel = "[NAMESPACE/]NAME",
            defaultValue = "${env:SINCH_OPERATOR_LEASE:-sinch-operator}",
            description =
                    "The Lease by which they agree who works; by default sinch-operator, in the namespace of the pod or"
                            + " of the kubeconfig's context. Environment: SINCH_OPERATOR_LEASE.")
    private String lease = "";

    @Option(
            names = "--lease-duration",
            paramLabel = "DURATION",
            defaultValue = "${env:SINCH_OPERATOR_LEASE_DURATION:-15s}",
            converter = ShortDuration.class,
            description =
                    "How long the others wait for one that says nothing, 3s to 10m; by default 15s. After two thirds of it"
                            + " without a word to the API server the one that works stops to write. Environment:"
                            + " SINCH_OPERATOR_LEASE_DURATION.")
    private Duration leaseDuration = Duration.ZERO;

    /** Reads what Kubernetes' own flags are written like: {@code 15s}, {@code 1m30s}. */
    private static final class ShortDuration implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String value) {
            try {
                return Duration.parse("PT" + value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + value + "' is no duration like 15s or 1m30s");
            }
        }
    }

    /**
     * The flags as one value.
     *
     * @param identity what this operator calls itself where several of them run
     * @throws IllegalArgumentException where a value is out of its bounds
     */
    OperatorConfig toConfig(String identity) {
        var watched = Arrays.stream(namespaces.split(","))
                .map(String::strip)
                .filter(namespace -> !namespace.isEmpty())
                .collect(Collectors.toSet());
        var election = leaderElect
                ? Optional.of(new LeaderElection(lease, identity, leaseDuration))
                : Optional.<LeaderElection>empty();
        return new OperatorConfig(watched, workers, port, billingMetrics, election);
    }
}
