package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cache of the controller of a kind, for other controllers to read and to be told of changes. It may be read once all
 * controllers have started.
 *
 * @param <T> the kind
 */
public final class ObjectCache<T extends HasMetadata> {

    private final Class<T> kind;
    private final List<Consumer<Change<T>>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable IndexerResourceCache<T> primaries;

    ObjectCache(Class<T> kind) {
        this.kind = kind;
    }

    /** For the list of event sources of the kind's own controller: tells the others what was changed by anybody else. */
    public EventSource<T, T> announcing(EventSourceContext<T> context) {
        primaries = context.getPrimaryCache();
        return new AnnouncingEventSource<>(kind, this);
    }

    /**
     * Tells the others of a change. What the operator itself wrote is no news to the kind's own controller, so who writes says it.
     *
     * @param before the object before; empty = it was not there, or nobody knows
     * @param after the object after; empty = it is gone
     */
    public void changed(Optional<T> before, Optional<T> after) {
        var change = new Change<>(before, after);
        listeners.forEach(listener -> listener.accept(change));
    }

    /** @param listener is told of every change, by many threads, and does not wait for anything */
    void onChange(Consumer<Change<T>> listener) {
        listeners.add(listener);
    }

    /** The object of that name; what the operator wrote is there at once. */
    Optional<T> get(ResourceID name) {
        return primaries().get(name);
    }

    /** All objects under a key of an index; what the operator wrote of them is there at once. */
    public Stream<T> byIndex(String index, String key) {
        return primaries().byIndex(index, key).stream()
                .map(ResourceID::fromResource)
                .flatMap(name -> get(name).stream());
    }

    private IndexerResourceCache<T> primaries() {
        var registered = primaries;
        if (registered == null) {
            throw new IllegalStateException("no controller of " + kind.getSimpleName() + " was registered");
        }
        return registered;
    }
}
