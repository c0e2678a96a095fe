package com.sinch.operator.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The operator's own command {@code tree}, which writes to this process's terminal by itself. */
record TreeProcess(Path jar, Path kubeconfig) {

    /** @throws DemoFailure if the tree cannot be shown */
    void show(String namespace) throws InterruptedException {
        var builder = new ProcessBuilder(
                        Java.EXECUTABLE, "-XX:TieredStopAtLevel=1", "-jar", jar.toString(), "tree", "-n", namespace)
                .inheritIO();
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        try {
            int exitCode = builder.start().waitFor();
            if (exitCode != 0) {
                throw new DemoFailure("The command tree failed with exit code " + exitCode);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The command tree cannot be started", e);
        }
    }
}
