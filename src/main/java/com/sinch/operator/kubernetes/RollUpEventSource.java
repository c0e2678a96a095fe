package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.EventHandler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Watches children and wakes their parents, each at most once a second: the events of ten thousand children become a
 * handful of roll-ups, and a child that is ready within the second is seen as ready at once.
 *
 * @param <R> the kind of the children
 * @param <P> the kind of the parents
 */
final class RollUpEventSource<R extends HasMetadata, P extends HasMetadata> extends InformerEventSource<R, P> {

    static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Function<R, ResourceID> parent;
    private final ScheduledExecutorService timer;

    RollUpEventSource(
            InformerEventSourceConfiguration<R> configuration,
            EventSourceContext<P> context,
            Function<R, ResourceID> parent,
            ScheduledExecutorService timer) {
        super(configuration, context);
        this.parent = parent;
        this.timer = timer;
    }

    /** The framework wakes only the parent that a child names now; one that it has left has to be told as well. */
    @Override
    public void onUpdate(R before, R after) {
        super.onUpdate(before, after);
        var left = parent.apply(before);
        if (!left.equals(parent.apply(after))) {
            getEventHandler().handleEvent(new Event(left));
        }
    }

    @Override
    public void setEventHandler(EventHandler handler) {
        super.setEventHandler(gathering(handler, timer));
    }

    /** Passes the first event for a parent on after the interval, and with it all that come in between. */
    static EventHandler gathering(EventHandler handler, ScheduledExecutorService timer) {
        return gathering(handler, timer, INTERVAL);
    }

    /** The same, with an interval of one's own. */
    static EventHandler gathering(EventHandler handler, ScheduledExecutorService timer, Duration interval) {
        Set<ResourceID> pending = ConcurrentHashMap.newKeySet();
        return event -> {
            var parent = event.getRelatedCustomResourceID();
            if (!pending.add(parent)) {
                return;
            }
            var unused = timer.schedule(
                    () -> {
                        pending.remove(parent);
                        handler.handleEvent(new Event(parent));
                    },
                    interval.toMillis(),
                    TimeUnit.MILLISECONDS);
        };
    }
}
