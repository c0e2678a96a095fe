package com.sinch.operator.kubernetes;

import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.EventHandler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gathers the events for an object: the first one is passed on after an interval, and with it all that come in between. So the
 * events of ten thousand children become a handful of roll-ups, and a child that is ready within the interval is seen as ready
 * at once.
 */
final class Gathering {

    static final Duration ROLL_UP = Duration.ofSeconds(1);

    private Gathering() {}

    /** Wakes each object at most once in a second. */
    static EventHandler of(EventHandler handler, ScheduledExecutorService timer) {
        return of(handler, timer, ROLL_UP);
    }

    /** The same, with an interval of one's own. */
    static EventHandler of(EventHandler handler, ScheduledExecutorService timer, Duration interval) {
        Set<ResourceID> pending = ConcurrentHashMap.newKeySet();
        return event -> {
            var object = event.getRelatedCustomResourceID();
            if (!pending.add(object)) {
                return;
            }
            var unused = timer.schedule(
                    () -> {
                        pending.remove(object);
                        handler.handleEvent(new Event(object));
                    },
                    interval.toMillis(),
                    TimeUnit.MILLISECONDS);
        };
    }
}
