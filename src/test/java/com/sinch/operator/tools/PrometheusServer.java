package com.sinch.operator.tools;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Prometheus itself, built once with Go from {@code src/test/prometheus}: it scrapes an operator every two seconds and judges the
 * alerts of the chart.
 *
 * @param process the running server
 * @param address where it answers
 */
public record PrometheusServer(Process process, String address) implements AutoCloseable {

    private static final Path MODULE = Path.of("src", "test", "prometheus");
    private static final String PROMETHEUS = "github.com/prometheus/prometheus";

    /**
     * Builds it where that has to be, and starts it.
     *
     * @param folder where it keeps what it scrapes
     * @param target the port of the operator
     * @param rules its alerts
     */
    public static PrometheusServer start(Path folder, int target, Path rules, Consumer<String> progress)
            throws IOException, InterruptedException {
        var binary = obtain(progress);
        var config = Files.writeString(
                folder.resolve("prometheus.yaml"),
                """
                global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s}
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: sinch-operator
                    honor_labels: true
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """
                        .formatted(rules.toAbsolutePath(), target));
        var port = freePort();
        var process = new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusServer(process, "http://127.0.0.1:" + port);
    }

    private static Path obtain(Consumer<String> progress) throws IOException, InterruptedException {
        GoModule module = GoModule.ofProject(MODULE);
        BuildCache cache = BuildCache.ofUser("prometheus");
        Path entry = cache.entry(module.versionOf(PROMETHEUS), module.digest());
        if (Files.notExists(entry)) {
            GoBuild build = new GoBuild(GoToolchain.find(), module, "Prometheus", GoBuild.MINUTES, progress);
            cache.makeOnce(
                    entry,
                    unfinished -> build.compile("-s -w", unfinished, List.of(PROMETHEUS + "/cmd/prometheus")),
                    progress);
        }
        return entry.resolve("prometheus");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
