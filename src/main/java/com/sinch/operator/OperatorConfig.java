package com.sinch.operator;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the operator is to run.
 *
 * @param namespaces the namespaces to watch; empty = all
 * @param workers how many objects of one kind are reconciled at a time, at least 1
 * @param port where probes and metrics are served; 0 = any free port
 * @param billingMetrics how many billing accounts have series of their own, at least 0
 * @param election how several of them agree on who works; empty = it works without asking
 */
public record OperatorConfig(
        Set<String> namespaces, int workers, int port, int billingMetrics, Optional<LeaderElection> election) {

    /** @throws IllegalArgumentException where a value is out of its bounds; the message names the flag */
    public OperatorConfig {
        namespaces = Set.copyOf(namespaces);
        if (workers < 1 || workers > 1000) {
            throw new IllegalArgumentException("--workers must be between 1 and 1000, not " + workers);
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("--port must be between 0 and 65535, not " + port);
        }
        if (billingMetrics < 0) {
            throw new IllegalArgumentException("--billing-metrics must be 0 or more, not " + billingMetrics);
        }
        var malformed = namespaces.stream()
                .filter(namespace -> !namespace.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"))
                .findFirst();
        if (malformed.isPresent()) {
            throw new IllegalArgumentException("--namespaces has '" + malformed.get() + "', which names no namespace");
        }
    }

    /**
     * The same without some of the namespaces.
     *
     * @throws IllegalArgumentException if none were left, since that would be all
     */
    public OperatorConfig without(Set<String> others) {
        var left = namespaces.stream().filter(it -> !others.contains(it)).collect(Collectors.toSet());
        if (left.isEmpty() && !namespaces.isEmpty()) {
            throw new IllegalArgumentException("--namespaces has none that exists");
        }
        return new OperatorConfig(left, workers, port, billingMetrics, election);
    }
}
