package com.sinch.operator.it;

import static com.sinch.operator.it.MeasuredCluster.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Project;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a scrape costs, without objects and with a thousand Subprojects. */
@Isolated("what it measures would be others' work too")
class MetricsMeasuresIT {

    /** {@code -Dmeasured.subprojects=5000} for more. */
    private static final int SUBPROJECTS = Integer.getInteger("measured.subprojects", 1000);

    private static final int SCRAPES = 20;

    @Test
    void aThousandSubprojectsAddAFewSeriesAndNotOneEach() {
        try (var cluster = MeasuredCluster.start()) {
            var empty = measured(cluster, 0);
            var sandbox = cluster.sandbox();
            sandbox.apply(Trees.PROJECT);
            sandbox.eventuallyReady(Project.class, "clients");
            MeasuredCluster.apply(sandbox, SUBPROJECTS);
            MeasuredCluster.awaitReady(sandbox, SUBPROJECTS);

            var full = measured(cluster, SUBPROJECTS);

            assertThat(series(full).count() - series(empty).count()).isBetween(1L, 100L);
            // Objects are named in series of billing accounts alone.
            assertThat(full.text()).doesNotContain("client-1").contains("name=\"acme-default\"");
        }
    }

    /**
     * What the threads that answer scrapes have used so far, whatever else runs on the machine.
     *
     * @param nanoseconds of CPU
     * @param bytes of the heap, free again by now or soon
     */
    private record Spent(long nanoseconds, long bytes) {

        static Spent byProbes() {
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            var nanoseconds = 0L;
            var bytes = 0L;
            for (var thread : threads.dumpAllThreads(false, false)) {
                if (thread.getThreadName().equals("probes")) {
                    nanoseconds += threads.getThreadCpuTime(thread.getThreadId());
                    bytes += threads.getThreadAllocatedBytes(thread.getThreadId());
                }
            }
            return new Spent(nanoseconds, bytes);
        }
    }

    private static Metrics measured(MeasuredCluster cluster, int subprojects) {
        var metrics = Metrics.of(cluster.operator());
        var before = Spent.byProbes();
        for (var i = 0; i < SCRAPES; i++) {
            metrics = Metrics.of(cluster.operator());
        }
        var after = Spent.byProbes();
        say(
                "with %d Subprojects /metrics has %d series in %d bytes; a scrape takes %.1f ms of CPU and %d KB of the heap"
                        + " for a moment",
                subprojects,
                series(metrics).count(),
                metrics.text().length(),
                (after.nanoseconds() - before.nanoseconds()) / 1e6 / SCRAPES,
                (after.bytes() - before.bytes()) / SCRAPES / 1024);
        return metrics;
    }

    private static Stream<String> series(Metrics metrics) {
        return metrics.text().lines().filter(line -> !line.startsWith("#"));
    }
}
