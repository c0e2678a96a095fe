package com.sinch.operator.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The threads that reconcile. They begin when the operator leads: until then what there is to do waits in their queue, and the
 * caches of a standby are as warm as the leader's.
 */
final class Workers {

    private final CountDownLatch leading = new CountDownLatch(1);
    private final ExecutorService threads;

    /** @param number how many there are, at least 1 */
    Workers(int number) {
        var names = new AtomicInteger();
        threads =
                Executors.newFixedThreadPool(number, task -> new Thread(task, "reconciler-" + names.incrementAndGet()));
        IntStream.range(0, number).forEach(i -> threads.execute(this::awaitLeading));
    }

    ExecutorService threads() {
        return threads;
    }

    /** What has waited is done, and whatever comes. */
    void begin() {
        leading.countDown();
    }

    /** What waits for the operator to lead is never done. */
    void endUnlessBegun() {
        if (leading.getCount() > 0) {
            threads.shutdownNow();
        }
    }

    private void awaitLeading() {
        try {
            leading.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
