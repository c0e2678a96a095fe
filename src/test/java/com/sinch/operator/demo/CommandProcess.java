package com.sinch.operator.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The operator's own commands, which write to this process's terminal by themselves. */
record CommandProcess(Path jar, Path kubeconfig) {

    /** @throws DemoFailure if the command fails */
    void run(String... arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of(Java.EXECUTABLE, "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        try {
            int exitCode = builder.start().waitFor();
            if (exitCode != 0) {
                throw new DemoFailure("The command " + arguments[0] + " failed with exit code " + exitCode);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The command " + arguments[0] + " cannot be started", e);
        }
    }
}
