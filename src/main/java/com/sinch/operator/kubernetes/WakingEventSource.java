package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.EventHandler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Wakes the objects of a controller that it is told to wake.
 *
 * @param <R> the kind that wakes them
 * @param <P> the kind of the objects
 */
final class WakingEventSource<R, P extends HasMetadata> extends AbstractEventSource<R, P> {

    private final UnaryOperator<EventHandler> pace;
    private EventHandler handler = event -> {};

    /** @param pace when what is told is passed on */
    WakingEventSource(Class<R> type, String name, UnaryOperator<EventHandler> pace) {
        super(type, name);
        this.pace = pace;
    }

    @Override
    public void setEventHandler(EventHandler handler) {
        super.setEventHandler(handler);
        this.handler = pace.apply(handler);
    }

    void wake(ResourceID name) {
        // Before the start there is nothing to miss: every object is reconciled then.
        if (isRunning()) {
            handler.handleEvent(new Event(name));
        }
    }

    /** What wakes an object is in the cache of another controller. */
    @Override
    public Set<R> getSecondaryResources(P object) {
        return Set.of();
    }
}
