package com.sinch.operator.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One run of the Go compiler, which may take minutes, and says so. */
public final class GoBuild {

    /** How long one takes that Kubernetes or Helm are part of. */
    public static final String MINUTES = "about 5 minutes on two cores";

    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(10);
    private static final int KEPT_LINES = 20;

    private final GoToolchain go;
    private final GoModule module;
    private final String product;
    private final String patience;
    private final Consumer<String> progress;

    private final long begin = System.nanoTime();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private int modules;
    private int packages;
    private Duration nextReport = REPORT_INTERVAL;

    /**
     * A build that has not begun.
     *
     * @param go the compiler
     * @param module what is compiled
     * @param product what comes of it, in the words that the user is told it by
     * @param patience how long it takes, in the words that the user is told it by
     * @param progress is told how far it is
     */
    public GoBuild(GoToolchain go, GoModule module, String product, String patience, Consumer<String> progress) {
        this.go = go;
        this.module = module;
        this.product = product;
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * Compiles and links.
     *
     * @param linkerFlags for the linker
     * @param output the binary, or with several packages the directory of the binaries
     * @param packages which packages of the module, or of modules that it requires
     * @throws ToolException if the compiler fails, with what it said
     */
    public void compile(String linkerFlags, Path output, List<String> packages)
            throws IOException, InterruptedException {
        progress.accept("building " + product + " once with Go " + go.version() + ": " + patience);
        Process process = command(linkerFlags, output, packages).start();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                observe(line);
            }
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new ToolException(product + " cannot be built: go build ended with " + exitCode + ":\n"
                        + String.join("\n", lastLines));
            }
        } finally {
            process.destroy();
        }
        progress.accept("built " + product + " in " + elapsed());
    }

    private ProcessBuilder command(String linkerFlags, Path output, List<String> packages) {
        List<String> command = new ArrayList<>(List.of(
                "go",
                "build",
                "-v", // names each package as it is compiled, for the progress
                "-trimpath",
                "-mod=readonly",
                "-buildvcs=false",
                "-ldflags=" + linkerFlags,
                "-o",
                output.toString()));
        command.addAll(packages);
        ProcessBuilder build = new ProcessBuilder(command)
                .directory(module.directory().toFile())
                .redirectErrorStream(true);
        GoToolchain.useInstalledVersion(build);
        Map<String, String> environment = build.environment();
        environment.put("CGO_ENABLED", "0"); // a compiler for C is not needed then, nor a C library at run time
        environment.put("GOWORK", "off");
        environment.keySet().removeAll(List.of("GOOS", "GOARCH")); // it is to run here
        return build;
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
            progress.accept("building " + product + ": " + modules + " modules downloaded, " + packages
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
