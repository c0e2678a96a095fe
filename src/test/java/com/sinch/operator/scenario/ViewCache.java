package com.sinch.operator.scenario;

import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The objects of one kind in a view, to the framework.
 *
 * @param indexers its indexes, by name
 */
record ViewCache<R extends CustomResource<?, ?>>(
        Class<R> type, View view, Map<String, Function<R, List<String>>> indexers) implements IndexerResourceCache<R> {

    ViewCache(Class<R> type, View view) {
        this(type, view, new HashMap<>());
    }

    @Override
    public void addIndexers(Map<String, Function<R, List<String>>> more) {
        indexers.putAll(more);
    }

    @Override
    public List<R> byIndex(String index, String key) {
        var indexer = indexers.getOrDefault(index, object -> List.of());
        return view.all(type)
                .filter(object -> indexer.apply(object).contains(key))
                .toList();
    }

    @Override
    public Optional<R> get(ResourceID id) {
        return view.all(type)
                .filter(object -> ResourceID.fromResource(object).equals(id))
                .findFirst();
    }

    @Override
    public Stream<ResourceID> keys() {
        return view.all(type).map(ResourceID::fromResource);
    }

    @Override
    public Stream<R> list(Predicate<R> predicate) {
        return view.all(type).filter(predicate);
    }

    @Override
    public Stream<R> list(String namespace, Predicate<R> predicate) {
        return list(object -> object.getMetadata().getNamespace().equals(namespace) && predicate.test(object));
    }
}
