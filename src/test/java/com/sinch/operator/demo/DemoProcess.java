package com.sinch.operator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The demo as the profile starts it, and everything that it starts. */
final class DemoProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder text = new StringBuilder();
    private final Set<ProcessHandle> descendants = new HashSet<>();

    private DemoProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it with these system properties, written {@code name=value}. */
    static DemoProcess start(String... properties) {
        var command = new ArrayList<>(List.of(Java.EXECUTABLE, "-XX:TieredStopAtLevel=1"));
        command.add("-Dsinch.operator.jar=" + System.getProperty("sinch.operator.jar"));
        List.of(properties).forEach(property -> command.add("-D" + property));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Demo.class.getName()));
        try {
            return new DemoProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on until a line that begins so, and returns the rest of it. */
    String readTo(String beginning) throws IOException {
        for (String line = readLine(); line != null; line = readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new AssertionError("The demo ended without '" + beginning + "':\n" + text);
    }

    /** Reads the rest, and returns the exit code. */
    int readToEnd() throws IOException, InterruptedException {
        while (readLine() != null) {
            // It is in the text.
        }
        return process.waitFor();
    }

    private @Nullable String readLine() throws IOException {
        String line = output.readLine();
        if (line != null) {
            text.append(line).append('\n');
            process.descendants().forEach(descendants::add);
        }
        return line;
    }

    /** Asks it to end: for a JVM the same as Ctrl-C, which a build in the background may be deaf to. */
    void interrupt() {
        process.toHandle().destroy(); // process.destroy() would close its output, too
    }

    /** What it has printed so far. */
    String text() {
        return text.toString();
    }

    /** Returns when every process that it was seen to have started has ended. */
    void awaitTheEndOfAll() {
        assertThat(descendants).isNotEmpty();
        await().atMost(LIMIT).until(() -> descendants.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
