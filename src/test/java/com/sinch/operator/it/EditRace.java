package com.sinch.operator.it;

import com.sinch.operator.api.ReportedStatus;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Edits an object over and over, each time at the very moment that a status write of it is seen: the operator is then not
 * done with that write yet. Often more edits follow at once, which meet the status write that answers the
 * first one. An edit that the operator does not answer with a status is lost, and ends the race.
 *
 * @param resource the object
 * @param edit what the n-th edit merges into it, as JSON
 * @param <T> its kind
 */
record EditRace<T extends CustomResource<?, ? extends ReportedStatus>>(Resource<T> resource, IntFunction<String> edit) {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);
    private static final int BURST = 4;

    static <T extends CustomResource<?, ? extends ReportedStatus>> EditRace<T> of(
            Sandbox sandbox, Class<T> kind, String name, IntFunction<String> edit) {
        return new EditRace<>(
                sandbox.client()
                        .resources(kind)
                        .inNamespace(sandbox.namespace())
                        .withName(name),
                edit);
    }

    /** Makes this many edits, and returns the object with the status that answers the last of them. */
    T run(int edits, Random random) {
        var seen = new LinkedBlockingQueue<T>();
        var watch = resource.watch(into(seen));
        try {
            T answered = resource.get();
            for (var made = 0; made < edits; ) {
                long generation = 0;
                for (var end = Math.min(edits, made + 1 + random.nextInt(BURST)); made < end; made++) {
                    generation = resource.patch(PatchContext.of(PatchType.JSON_MERGE), edit.apply(made + 1))
                            .getMetadata()
                            .getGeneration();
                }
                answered = answer(seen, generation, made);
            }
            return answered;
        } finally {
            watch.close();
        }
    }

    private T answer(BlockingQueue<T> seen, long generation, int edit) {
        try {
            while (true) {
                var object = seen.poll(ANSWERED_WITHIN.toSeconds(), TimeUnit.SECONDS);
                if (object == null) {
                    throw new AssertionError("edit " + edit + " is lost: " + resource.get());
                }
                var status = object.getStatus();
                var observed = status == null ? null : status.observedGeneration();
                if (observed != null && observed >= generation) {
                    return object;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> Watcher<T> into(BlockingQueue<T> seen) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, T object) {
                seen.add(object);
            }

            @Override
            public void onClose(WatcherException cause) {
                throw new IllegalStateException("the watch ended", cause);
            }
        };
    }
}
