package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The built jar, started as a user starts it.
 *
 * @param environment what is added to its environment
 * @param input what it reads as its standard input; empty = nothing that ends
 * @param jar which jar; empty = the one that was built
 */
record Program(Map<String, String> environment, Optional<Path> input, Optional<Path> jar) {

    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern PORT = Pattern.compile("probes and metrics on port (\\d+)");

    /**
     * A run that has ended.
     *
     * @param exitCode its exit code
     * @param output all that it printed
     */
    record Ended(int exitCode, String output) {}

    static Program with(Path kubeconfig) {
        return new Program(Map.of("KUBECONFIG", kubeconfig.toString()), Optional.empty(), Optional.empty());
    }

    static Program withoutCluster() {
        return new Program(Map.of(), Optional.empty(), Optional.empty());
    }

    /** Starts it and waits until it has ended. */
    Ended run(String... arguments) throws IOException, InterruptedException {
        try (var running = start(arguments)) {
            return running.end();
        }
    }

    Program environment(String name, String value) {
        var all = new HashMap<>(environment);
        all.put(name, value);
        return new Program(all, input, jar);
    }

    /** The same, with a file as its standard input. */
    Program input(Path file) {
        return new Program(environment, Optional.of(file), jar);
    }

    /** The same, of another jar. */
    Program jar(Path other) {
        return new Program(environment, input, Optional.of(other));
    }

    /** The jar that was built. */
    static Path built() {
        return Path.of(Objects.requireNonNull(System.getProperty("sinch.operator.jar"), "sinch.operator.jar"));
    }

    Running start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.orElseGet(Program::built).toString()));
        command.addAll(List.of(arguments));
        var output = Files.createTempFile("sinch-operator", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        input.ifPresent(file -> builder.redirectInput(file.toFile()));
        return new Running(builder.start(), output);
    }

    /** A run that goes on; closing it ends it, by force if need be. */
    record Running(Process process, Path log) implements AutoCloseable {

        String output() {
            try {
                return Files.readString(log, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Where it serves probes and metrics, once it says so: it is ready then. */
        int port() {
            Sandbox.eventually(() -> assertThat(output()).containsPattern(PORT));
            var found = PORT.matcher(output());
            assertThat(found.find()).isTrue();
            return Integer.parseInt(found.group(1));
        }

        void terminate() {
            process.destroy();
        }

        int exitCodeWithin(int seconds) throws InterruptedException {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new AssertionError("still running after " + seconds + " s: " + output());
            }
            return process.exitValue();
        }

        Ended end() throws InterruptedException {
            return new Ended(exitCodeWithin(PATIENCE_SECONDS), output());
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly().onExit().join();
            Files.delete(log);
        }
    }
}
