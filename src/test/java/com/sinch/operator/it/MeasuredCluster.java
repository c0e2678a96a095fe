package com.sinch.operator.it;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A control plane of its own with an operator on it, for tests that count what is written or say how long it takes: nothing
 * else is counted there. How long things take is said and never judged, as another machine has another pace.
 */
final class MeasuredCluster implements AutoCloseable {

    /** Beyond any pace: what takes longer does not happen. */
    static final Duration AT_MOST = Duration.ofMinutes(5);

    private final LocalControlPlane controlPlane;
    private RunningOperator operator;

    private MeasuredCluster(LocalControlPlane controlPlane, RunningOperator operator) {
        this.controlPlane = controlPlane;
        this.operator = operator;
    }

    /** Starts both; without a real API server the test is skipped. */
    static MeasuredCluster start() {
        var running = SharedCluster.Running.start();
        var cluster = new MeasuredCluster(running.controlPlane(), running.operator());
        if (running.controlPlane().fidelity() != Fidelity.REAL) {
            cluster.close();
            Assumptions.abort("SKIPPED: counts are those of a real API server");
        }
        return cluster;
    }

    /** Tells what was measured, in the log of the build. */
    static void say(String format, Object... arguments) {
        System.err.printf("MEASURED " + format + "%n", arguments);
    }

    static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    LocalControlPlane controlPlane() {
        return controlPlane;
    }

    RunningOperator operator() {
        return operator;
    }

    /** Another operator in place of the one that runs. */
    RunningOperator restart() {
        operator.close();
        // Its rights are there: to grant them again would be counted.
        operator = RunningOperator.start(
                ChartAccess.serviceAccount(controlPlane, ChartAccess.NAMESPACE, ChartAccess.NAME));
        return operator;
    }

    /** A new namespace. */
    Sandbox sandbox() {
        return Sandbox.create(controlPlane);
    }

    /** What has been written so far, by anyone. */
    WriteCounts writes() {
        return WriteCounts.of(controlPlane.client());
    }

    /** Applies Subprojects of the project {@code clients}, side by side. */
    static void apply(Sandbox sandbox, int subprojects) {
        IntStream.range(0, subprojects).parallel().forEach(i -> sandbox.apply(Trees.subproject("client-" + i)));
    }

    /** Waits until the project {@code clients} counts so many Subprojects, all of them Ready. */
    static void awaitReady(Sandbox sandbox, int subprojects) {
        Awaitility.await().atMost(AT_MOST).pollInterval(Duration.ofMillis(250)).until(() -> Optional.ofNullable(
                        sandbox.project("clients").getStatus())
                .map(ProjectStatus::subprojects)
                .equals(Optional.of(new ChildCount(subprojects, subprojects))));
    }

    @Override
    public void close() {
        operator.close();
        controlPlane.close();
    }
}
