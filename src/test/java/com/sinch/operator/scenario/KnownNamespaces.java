package com.sinch.operator.scenario;

import com.sinch.operator.kubernetes.Namespaces;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The namespaces of the simulated cluster. */
final class KnownNamespaces implements Namespaces {

    private final Map<String, Map<String, String>> labels = new HashMap<>();
    private boolean readable = true;

    void label(String namespace, Map<String, String> all) {
        labels.put(namespace, Map.copyOf(all));
    }

    /** Whether the operator may read them. */
    void readable(boolean may) {
        readable = may;
    }

    @Override
    public Optional<Map<String, String>> labels(String namespace) {
        return readable ? Optional.ofNullable(labels.get(namespace)) : Optional.empty();
    }

    @Override
    public boolean readable() {
        return readable;
    }
}
