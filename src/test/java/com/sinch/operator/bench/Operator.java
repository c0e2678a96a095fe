package com.sinch.operator.bench;

import com.sinch.operator.demo.Lifeline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The operator, started from its jar in a process of its own, as it is measured. It ends with this JVM, however that ends. */
final class Operator implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Ready: probes and metrics on port (\\d+)");
    private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STILL_LIMIT = Duration.ofMinutes(20);
    private static final Duration STILL_FOR = Duration.ofSeconds(2);

    /** Longer than anything is held back for. */
    private static final Duration REST_FOR = Duration.ofSeconds(5);

    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final long SECONDS_TO_STOP = 60;

    private final Launch launch;
    private final Process process;
    private final long startedAt;
    private final HttpClient http = HttpClient.newHttpClient();
    private final CompletableFuture<Ready> ready = new CompletableFuture<>();

    /**
     * How it is started.
     *
     * @param jdk on which JDK
     * @param options of Java
     * @param jar the operator's
     * @param kubeconfig of the cluster
     * @param log where its log goes
     */
    record Launch(Jdk jdk, List<String> options, Path jar, Path kubeconfig, Path log) {

        /** The same with one more option of Java. */
        Launch with(String option) {
            var more = new ArrayList<>(options);
            more.add(option);
            return new Launch(jdk, List.copyOf(more), jar, kubeconfig, log);
        }

        private List<String> command() {
            var command = new ArrayList<>(List.of(jdk.program("java")));
            command.addAll(options);
            command.addAll(List.of("-jar", jar.toString(), "run", "--port", "0"));
            return command;
        }
    }

    private record Ready(int port, long nanoTime) {}

    private Operator(Launch launch, Process process, long startedAt) {
        this.launch = launch;
        this.process = process;
        this.startedAt = startedAt;
    }

    /** Starts it, and returns before it is ready. */
    static Operator start(Launch launch) {
        try {
            Files.createDirectories(launch.log().toAbsolutePath().getParent());
            var builder = new ProcessBuilder(Lifeline.tied(launch.command())).redirectErrorStream(true);
            builder.environment().put("KUBECONFIG", launch.kubeconfig().toString());
            var startedAt = System.nanoTime();
            var operator = new Operator(launch, builder.start(), startedAt);
            var reader = new Thread(operator::read, "log of the operator");
            reader.setDaemon(true);
            reader.start();
            return operator;
        } catch (IOException e) {
            throw new UncheckedIOException("The operator cannot be started", e);
        }
    }

    /** Copies its log, and notes when it says that it is ready. */
    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                var log = new PrintStream(Files.newOutputStream(launch.log()), true, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var said = READY.matcher(line);
                if (said.find()) {
                    ready.complete(new Ready(Integer.parseInt(said.group(1)), System.nanoTime()));
                }
                log.println(line);
            }
            ready.completeExceptionally(new BenchFailure("The operator has ended: see " + launch.log()));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /** Waits until it is ready, and returns how many seconds after the start of its process that was. */
    double awaitReady() throws InterruptedException {
        return seconds(ready().nanoTime());
    }

    private Ready ready() throws InterruptedException {
        try {
            return ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new BenchFailure("The operator is not ready: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new BenchFailure("The operator is not ready after " + START_LIMIT + ": see " + launch.log(), e);
        }
    }

    /** Done when its process is gone. */
    CompletableFuture<?> end() {
        return process.onExit();
    }

    /** Waits until it has written what it holds back until an object has come to rest, and would write nothing more. */
    void awaitRest() throws InterruptedException {
        awaitStill(0, REST_FOR);
    }

    /** Waits until it reconciles nothing more, and returns how many seconds after the start of its process that was. */
    double awaitStill(long leastReconciliations) throws InterruptedException {
        return awaitStill(leastReconciliations, STILL_FOR);
    }

    private double awaitStill(long leastReconciliations, Duration unchangedFor) throws InterruptedException {
        var port = ready().port();
        var stillness = new Stillness(leastReconciliations, unchangedFor);
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .atMost(STILL_LIMIT)
                .until(() -> stillness.at(Scrape.at(http, port).reconciliations(), System.nanoTime()));
        return seconds(stillness.changedAt());
    }

    Scrape scrape() throws InterruptedException {
        return Scrape.at(http, ready().port());
    }

    /** What it has used of the processors. */
    double cpuSeconds() {
        return process.toHandle()
                        .info()
                        .totalCpuDuration()
                        .orElseThrow(() -> new BenchFailure("The operator has ended: see " + launch.log()))
                        .toMillis()
                / 1000.0;
    }

    /** What it takes of the machine's memory; empty = this system does not say it as Linux does. */
    OptionalDouble residentMebibytes() {
        var status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return OptionalDouble.empty();
        }
        try {
            return Pattern.compile("VmRSS:\\s*(\\d+) kB")
                    .matcher(Files.readString(status))
                    .results()
                    .mapToDouble(found -> Double.parseDouble(found.group(1)) / 1024)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in its heap after a garbage collection. */
    double liveMebibytes() throws InterruptedException {
        ask("GC.run");
        var heap = ask("GC.heap_info");
        var used = HEAP.matcher(heap)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)) / 1024)
                .toArray();
        if (used.length == 0) {
            throw new BenchFailure("jcmd GC.heap_info says what is not understood: " + heap);
        }
        return Arrays.stream(used).sum();
    }

    private String ask(String command) throws InterruptedException {
        try {
            var asked = new ProcessBuilder(launch.jdk().program("jcmd"), String.valueOf(process.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            var answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (asked.waitFor() != 0) {
                throw new BenchFailure("jcmd " + command + " failed: " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd cannot be run", e);
        }
    }

    private double seconds(long nanoTime) {
        return (nanoTime - startedAt) / 1e9;
    }

    /** Has it finish what it is at, and returns when it is gone. */
    @Override
    public void close() {
        Lifeline.cut(process, SECONDS_TO_STOP);
    }
}
