package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what an informer watches, and tells at once of what comes and goes: when the informer has listed everything, everything
 * has been told. (Its event handlers lag behind.)
 *
 * @param kept the objects, by their keys
 * @param pruned what is kept of an object
 * @param came told of every object that is new or has changed, whole
 * @param went told of every object that is gone, as it was kept
 */
record RecordStore<R extends HasMetadata>(
        Map<String, R> kept, UnaryOperator<R> pruned, Consumer<R> came, Consumer<R> went) implements ItemStore<R> {

    static <R extends HasMetadata> RecordStore<R> of(UnaryOperator<R> pruned, Consumer<R> came, Consumer<R> went) {
        return new RecordStore<>(new ConcurrentHashMap<>(), pruned, came, went);
    }

    @Override
    public String getKey(R object) {
        return Cache.metaNamespaceKeyFunc(object);
    }

    @Override
    public @Nullable R put(String key, R object) {
        var before = kept.put(key, pruned.apply(object));
        came.accept(object);
        return before;
    }

    @Override
    public @Nullable R remove(String key) {
        var gone = kept.remove(key);
        if (gone != null) {
            went.accept(gone);
        }
        return gone;
    }

    @Override
    public Stream<String> keySet() {
        return kept.keySet().stream();
    }

    @Override
    public Stream<R> values() {
        return kept.values().stream();
    }

    @Override
    public int size() {
        return kept.size();
    }

    @Override
    public @Nullable R get(String key) {
        return kept.get(key);
    }
}
