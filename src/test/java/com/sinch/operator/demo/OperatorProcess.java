package com.sinch.operator.demo;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The operator, started from its jar as a user would start it, in a process of its own. It ends when this is closed or this
 * JVM ends, however that ends.
 */
final class OperatorProcess implements AutoCloseable {

    private static final String READY = "Ready: probes and metrics on port";
    private static final String ERROR = " ERROR ";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final long SECONDS_TO_STOP = 15;
    private static final int TAIL = 20;

    private final Process process;
    private final Path log;

    private OperatorProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it, and returns before it is ready.
     *
     * @param namespaces what it is to watch; empty = all
     */
    static OperatorProcess start(Path jar, Path kubeconfig, List<String> namespaces, Path log) {
        var command = new ArrayList<>(List.of(Java.EXECUTABLE, "-jar", jar.toString(), "run", "--port", "0"));
        if (!namespaces.isEmpty()) {
            command.addAll(List.of("--namespaces", String.join(",", namespaces)));
        }
        var builder = new ProcessBuilder(Lifeline.tied(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        try {
            return new OperatorProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("The operator cannot be started", e);
        }
    }

    /**
     * Returns once it has filled its caches.
     *
     * @throws DemoFailure if it says that something is wrong, ends, or takes too long
     */
    void awaitReady() {
        try {
            await().pollInSameThread()
                    .pollInterval(INTERVAL)
                    .atMost(START_LIMIT)
                    .until(() -> !process.isAlive() || logs(READY) || logs(ERROR));
        } catch (ConditionTimeoutException e) {
            throw new DemoFailure("The operator is not ready after " + START_LIMIT.toSeconds() + " s" + tail(), e);
        }
        if (!process.isAlive()) {
            throw ended();
        }
        if (logs(ERROR)) {
            throw new DemoFailure("The operator has a problem" + tail());
        }
    }

    /**
     * Returns never, if all is well.
     *
     * @throws DemoFailure when it has ended
     */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
        throw ended();
    }

    private DemoFailure ended() {
        return new DemoFailure("The operator ended by itself" + tail());
    }

    private boolean logs(String text) {
        return lines().stream().anyMatch(line -> line.contains(text));
    }

    private String tail() {
        List<String> lines = lines();
        Stream<String> last = lines.stream().skip(Math.max(0, lines.size() - TAIL));
        return ". The end of its log:\n  " + String.join("\n  ", last.toList());
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException("The operator's log cannot be read", e);
        }
    }

    /** Has it finish what it is at, and returns when it is gone. */
    @Override
    public void close() {
        Lifeline.cut(process, SECONDS_TO_STOP);
    }
}
