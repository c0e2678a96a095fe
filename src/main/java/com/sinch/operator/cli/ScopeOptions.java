package com.sinch.operator.cli;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The flags {@code -n} and {@code -A}, for a command to mix in; without them it is the namespace of the context. */
public final class ScopeOptions {

    @ArgGroup
    private @Nullable OneOf oneOf;

    /** Where to look. */
    public Place place(KubernetesClient client) {
        if (oneOf != null) {
            return new Place(oneOf.allNamespaces ? null : oneOf.namespace);
        }
        var current = client.getNamespace();
        return new Place(current == null ? "default" : current);
    }

    /** One or the other. */
    private static final class OneOf {

        @Option(
                names = {"-n", "--namespace"},
                paramLabel = "NAMESPACE",
                description = "Look in this namespace; by default in the kubeconfig context's.")
        private @Nullable String namespace;

        @Option(
                names = {"-A", "--all-namespaces"},
                description = "Look in all namespaces.")
        private boolean allNamespaces;
    }
}
