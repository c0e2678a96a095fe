package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Wakes nobody, but tells other controllers what the framework tells it: each change of an object that the operator did not
 * make itself.
 *
 * @param <T> the kind of the objects
 */
final class AnnouncingEventSource<T extends HasMetadata> extends AbstractEventSource<T, T>
        implements ResourceEventAware<T> {

    private final ObjectCache<T> cache;

    AnnouncingEventSource(Class<T> kind, ObjectCache<T> cache) {
        super(kind, "announcements");
        this.cache = cache;
    }

    @Override
    public void onResourceCreated(T object) {
        cache.changed(Optional.empty(), Optional.of(object));
    }

    @Override
    public void onResourceUpdated(T after, @Nullable T before) {
        cache.changed(Optional.ofNullable(before), Optional.of(after));
    }

    @Override
    public void onResourceDeleted(T object) {
        cache.changed(Optional.of(object), Optional.empty());
    }

    @Override
    public Set<T> getSecondaryResources(T object) {
        return Set.of();
    }
}
