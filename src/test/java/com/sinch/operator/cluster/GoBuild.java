package com.sinch.operator.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of the Go compiler, which takes minutes, and says so. */
final class GoBuild {

    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(10);
    private static final int KEPT_LINES = 20;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*");

    private final GoToolchain go;
    private final ControlPlaneSource source;
    private final Consumer<String> progress;

    private final long begin = System.nanoTime();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private int modules;
    private int packages;
    private Duration nextReport = REPORT_INTERVAL;

    GoBuild(GoToolchain go, ControlPlaneSource source, Consumer<String> progress) {
        this.go = go;
        this.source = source;
        this.progress = progress;
    }

    /**
     * Builds the binary.
     *
     * @throws ControlPlaneException if the compiler fails, with what it said
     */
    void compile(Path output) throws IOException, InterruptedException {
        progress.accept("building the control plane once (Kubernetes " + source.kubernetesVersion() + " with Go "
                + go.version() + "): about 5 minutes on two cores");
        Process process = command(output).start();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                observe(line);
            }
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new ControlPlaneException("The control plane cannot be built: go build ended with " + exitCode
                        + ":\n" + String.join("\n", lastLines));
            }
        } finally {
            process.destroy();
        }
        progress.accept("built the control plane in " + elapsed());
    }

    private ProcessBuilder command(Path output) {
        ProcessBuilder build = new ProcessBuilder(
                        "go",
                        "build",
                        "-v", // names each package as it is compiled, for the progress
                        "-trimpath",
                        "-mod=readonly",
                        "-buildvcs=false",
                        "-ldflags=" + linkerFlags(source.kubernetesVersion()),
                        "-o",
                        output.toString(),
                        ".")
                .directory(source.directory().toFile())
                .redirectErrorStream(true);
        GoToolchain.useInstalledVersion(build);
        Map<String, String> environment = build.environment();
        environment.put("CGO_ENABLED", "0"); // a compiler for C is not needed then, nor a C library at run time
        environment.put("GOWORK", "off");
        environment.keySet().removeAll(List.of("GOOS", "GOARCH")); // it is to run here
        return build;
    }

    /** Without symbols it is a third smaller; the version is what kube-apiserver and kubectl report. */
    static String linkerFlags(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a version of Kubernetes: " + version);
        }
        String variables = "k8s.io/component-base/version.";
        return String.join(
                " ",
                "-s -w",
                "-X " + variables + "gitVersion=" + version,
                "-X " + variables + "gitMajor=" + parts.group(1),
                "-X " + variables + "gitMinor=" + parts.group(2));
    }

    private void observe(String line) {
        if (line.startsWith("go: downloading ")) {
            modules++;
        } else {
            packages++;
            lastLines.add(line);
            if (lastLines.size() > KEPT_LINES) {
                lastLines.remove();
            }
        }
        if (sinceBegin().compareTo(nextReport) >= 0) {
            nextReport = sinceBegin().plus(REPORT_INTERVAL);
            progress.accept("building the control plane: " + modules + " modules downloaded, " + packages
                    + " packages compiled, elapsed " + elapsed());
        }
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private String elapsed() {
        Duration elapsed = sinceBegin();
        return String.format("%d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart());
    }
}
