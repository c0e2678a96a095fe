package com.sinch.operator.cli;

import com.sinch.operator.api.Bounds;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag {@code -n}, for a command to mix in that takes names as {@code name} or {@code namespace/name}. */
public final class NamespaceOption {

    private static final Pattern NAMESPACE = Pattern.compile(Bounds.NAMESPACE);

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "The namespace of names that are given without one; by default the kubeconfig context's.")
    private @Nullable String namespace;

    /** That namespace. */
    public String home(KubernetesClient client) throws Refusal {
        if (namespace != null) {
            if (namespace.length() > Bounds.NAMESPACE_LENGTH
                    || !NAMESPACE.matcher(namespace).matches()) {
                throw Refusal.usage("-n " + PlainText.quoted(namespace) + " is no name of a namespace.");
            }
            return namespace;
        }
        var current = client.getNamespace();
        return current == null ? "default" : current;
    }
}
