package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The caches of all controllers, each for all to read. Each kind is watched once and kept once, by the controller whose it is:
 * with thousands of objects a second watch is a second reading of each event, and a second copy.
 */
public final class ObjectCaches {

    private final Map<Class<?>, ObjectCache<?>> caches = new ConcurrentHashMap<>();

    /** The cache of a kind, whether or not its controller is there yet. */
    @SuppressWarnings("unchecked") // each is put there as that of its own kind
    public <T extends HasMetadata> ObjectCache<T> of(Class<T> kind) {
        return (ObjectCache<T>) caches.computeIfAbsent(kind, unused -> new ObjectCache<>(kind));
    }
}
