package com.sinch.operator.cli.usage;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lists objects page by page, so that no more than a page of them is in memory. */
final class Pages {

    /** So many objects of a few kilobytes make a page. */
    static final long SMALL_OBJECTS = 500;

    /** So many reports, of a thousand lines each, make a page. */
    static final long REPORTS = 10;

    private Pages() {}

    /**
     * Hands out all objects.
     *
     * @throws KubernetesClientException where the cluster refuses or does not answer
     */
    static <T extends HasMetadata, L extends KubernetesResourceList<T>> void forEach(
            FilterWatchListDeletable<T, L, ?> kind, long page, Consumer<T> consumer) {
        @Nullable String next = null;
        do {
            var list = kind.list(
                    new ListOptionsBuilder().withLimit(page).withContinue(next).build());
            list.getItems().forEach(consumer);
            next = list.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
    }
}
