package com.sinch.operator.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sinch.operator.tools.Directories;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The process {@code controlplane run}, which runs the components. It is told what to do in lines on its standard input,
 * and answers in lines of JSON.
 *
 * <p>It lives as long as its standard input is open, so it ends with this JVM, however that ends.
 */
final class Supervisor implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECONDS_TO_END = 10;

    private final Process process;
    private final Path directory;
    private final BufferedWriter commands;
    private final Consumer<String> progress;

    /** The answers to commands; "failed" is the answer to the one that is under way, and to all that follow. */
    private final BlockingQueue<SupervisorEvent> answers = new LinkedBlockingQueue<>();

    private Supervisor(Process process, Path directory, Consumer<String> progress) {
        this.process = process;
        this.directory = directory;
        this.commands = process.outputWriter();
        this.progress = progress;
    }

    /** Starts the process, which goes on to start the components: see {@link #awaitReady()}. */
    static Supervisor start(Path binary, List<String> apiServerArguments, Consumer<String> progress) {
        try {
            Path directory = Files.createTempDirectory("sinch-");
            List<String> command = new ArrayList<>(List.of(binary.toString(), "run", "--dir", directory.toString()));
            apiServerArguments.forEach(argument -> command.add("--apiserver-arg=" + argument));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Supervisor supervisor = new Supervisor(process, directory, progress);
            Thread reader = new Thread(supervisor::read, "control plane");
            reader.setDaemon(true);
            reader.start();
            return supervisor;
        } catch (IOException e) {
            throw new UncheckedIOException("The control plane cannot be started", e);
        }
    }

    /** Waits until the whole control plane serves. */
    SupervisorEvent awaitReady() {
        return awaitAnswer();
    }

    /** Has a command carried out, such as {@code stop etcd}, and returns when it is done. */
    synchronized void execute(String command) {
        try {
            commands.write(command);
            commands.newLine();
            commands.flush();
        } catch (IOException e) {
            // It has ended, and why is on its way: waiting for the answer gives the better message.
            progress.accept("the control plane takes no more commands: " + e.getMessage());
        }
        awaitAnswer();
    }

    private SupervisorEvent awaitAnswer() {
        SupervisorEvent answer;
        try {
            answer = answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControlPlaneException("Interrupted while waiting for the control plane.", e);
        }
        switch (answer.kind()) {
            case FAILED -> {
                answers.add(answer);
                throw new ControlPlaneException(answer.describeFailure());
            }
            case REFUSED -> throw new ControlPlaneException(answer.message());
            default -> {
                return answer;
            }
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                accept(new SupervisorEvent(JSON.readTree(line)));
            }
            accept(SupervisorEvent.failed("the supervisor has ended"));
        } catch (IOException e) {
            accept(SupervisorEvent.failed("the supervisor cannot be understood: " + e.getMessage()));
        }
    }

    private void accept(SupervisorEvent event) {
        switch (event.kind()) {
            case PROGRESS -> event.describeProgress().ifPresent(progress);
            default -> answers.add(event);
        }
    }

    /** Ends the process, the components and everything that they wrote. */
    @Override
    public void close() {
        try {
            closeCommands();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                kill();
            }
            Directories.remove(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The control plane left something behind", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void closeCommands() {
        try {
            commands.close();
        } catch (IOException e) {
            progress.accept("the control plane had ended already: " + e.getMessage());
        }
    }

    private void kill() throws InterruptedException {
        List<ProcessHandle> components = process.children().toList();
        process.destroyForcibly().waitFor();
        // They notice, and end by themselves.
        components.forEach(component -> component.onExit().join());
    }
}
