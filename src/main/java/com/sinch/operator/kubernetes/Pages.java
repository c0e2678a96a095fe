package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list as the API server has it now, page by page: no more than one page is in memory.
 *
 * @param list the objects; all methods throw {@link KubernetesClientException} where the API server does not give them
 * @param fieldSelector narrows them down; empty = all
 * @param size how many objects a page has
 * @param <R> the kind
 */
public record Pages<R extends HasMetadata>(
        FilterWatchListDeletable<R, KubernetesResourceList<R>, Resource<R>> list,
        Optional<String> fieldSelector,
        long size) {

    /** So many objects of a few kilobytes make a page. */
    public static final long OF_OBJECTS = 500;

    /** So many reports, of a thousand lines each, make a page. */
    public static final long OF_REPORTS = 50;

    /** All objects of such a list. */
    public static <R extends HasMetadata> Pages<R> of(
            FilterWatchListDeletable<R, KubernetesResourceList<R>, Resource<R>> list, long size) {
        return new Pages<>(list, Optional.empty(), size);
    }

    /** Whether any object fits; what comes after it is not read. */
    boolean anyMatch(Predicate<R> fits) {
        var page = page(null);
        while (page.getItems().stream().noneMatch(fits)) {
            var next = page.getMetadata().getContinue();
            if (next == null || next.isEmpty()) {
                return false;
            }
            page = page(next);
        }
        return true;
    }

    /** Reads all objects. */
    public void forEach(Consumer<R> reader) {
        anyMatch(object -> {
            reader.accept(object);
            return false;
        });
    }

    private KubernetesResourceList<R> page(@Nullable String next) {
        var options = new ListOptionsBuilder().withLimit(size).withContinue(next);
        fieldSelector.ifPresent(options::withFieldSelector);
        return list.list(options.build());
    }
}
