package com.sinch.operator.cli;

import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Where a command looks: in one namespace or in all.
 *
 * @param namespace the namespace; null = all
 */
public record Place(@Nullable String namespace) {

    /** Whether it is all namespaces. */
    public boolean everywhere() {
        return namespace == null;
    }

    /** The objects of one kind that are there. */
    public <T, L, R extends Resource<T>> AnyNamespaceOperation<T, L, R> of(MixedOperation<T, L, R> kind) {
        return namespace == null ? kind.inAnyNamespace() : kind.inNamespace(namespace);
    }

    /** The end of a sentence that says what is not there, and how to look further. */
    public String withHint() {
        return everywhere() ? this + "." : this + "; -A looks in all namespaces.";
    }

    /** In a sentence, like {@code namespace shop}. */
    @Override
    public String toString() {
        return everywhere() ? "any namespace" : "namespace " + namespace;
    }
}
