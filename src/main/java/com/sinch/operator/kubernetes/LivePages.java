package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The objects of one kind as the API server has them now, page by page: who only looks for one need not read ten thousand.
 *
 * @param type the kind
 * @param fieldSelector narrows them down; empty = all
 * @param <R> the kind
 */
record LivePages<R extends HasMetadata>(Class<R> type, Optional<String> fieldSelector) {

    private static final long PAGE = 200;

    /** Whether any object in the watched namespaces fits. A kind that the API server does not know has no objects. */
    boolean anyMatch(Context<?> context, Predicate<R> fits) {
        return watched(context).anyMatch(namespace -> anyMatch(namespace, fits));
    }

    private boolean anyMatch(
            FilterWatchListDeletable<R, KubernetesResourceList<R>, Resource<R>> namespace, Predicate<R> fits) {
        try {
            return new Pages<>(namespace, fieldSelector, PAGE).anyMatch(fits);
        } catch (KubernetesClientException e) {
            if (ApiErrors.gone(e)) {
                return false;
            }
            throw e;
        }
    }

    private Stream<FilterWatchListDeletable<R, KubernetesResourceList<R>, Resource<R>>> watched(Context<?> context) {
        var configuration = context.getControllerConfiguration();
        var informers = configuration.getInformerConfig();
        var all = context.getClient().resources(type);
        return informers.watchAllNamespaces()
                ? Stream.of(all.inAnyNamespace())
                : informers.getEffectiveNamespaces(configuration).stream().map(all::inNamespace);
    }
}
