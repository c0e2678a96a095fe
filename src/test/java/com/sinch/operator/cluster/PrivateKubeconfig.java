package com.sinch.operator.cluster;

import com.sinch.operator.tools.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A kubeconfig in a temporary directory of its own, which nobody else can read.
 *
 * @param directory the directory
 */
record PrivateKubeconfig(Path directory) implements AutoCloseable {

    private static final String NAME = "kubeconfig";

    static PrivateKubeconfig write(String content) {
        try {
            PrivateKubeconfig kubeconfig = new PrivateKubeconfig(Files.createTempDirectory("sinch-"));
            Files.writeString(kubeconfig.file(), content);
            return kubeconfig;
        } catch (IOException e) {
            throw new UncheckedIOException("The kubeconfig cannot be written", e);
        }
    }

    Path file() {
        return directory.resolve(NAME);
    }

    @Override
    public void close() {
        try {
            Directories.remove(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The kubeconfig cannot be removed", e);
        }
    }
}
