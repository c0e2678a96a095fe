package com.sinch.operator.it;

import com.sinch.operator.cluster.LocalControlPlane;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The built jar as a plugin of kubectl, installed as the README tells.
 *
 * @param kubectl kubectl
 * @param environment what is added to its environment
 */
record InstalledPlugin(Path kubectl, Map<String, String> environment) {

    /** Copies the jar to {@code folder}, and has kubectl look there. */
    static InstalledPlugin in(Path folder, LocalControlPlane controlPlane) throws IOException {
        var jar = Path.of(Objects.requireNonNull(System.getProperty("sinch.operator.jar"), "sinch.operator.jar"));
        var plugin = Files.copy(jar, folder.resolve("kubectl-sinch")).toFile();
        if (!plugin.setExecutable(true)) {
            throw new IOException(plugin + " cannot be made executable");
        }
        return new InstalledPlugin(
                controlPlane.kubectl().orElseThrow(),
                Map.of(
                        "KUBECONFIG", controlPlane.kubeconfig().toString(),
                        "JAVA_HOME", System.getProperty("java.home", ""),
                        "PATH", folder + File.pathSeparator + System.getenv("PATH")));
    }

    InstalledPlugin environment(String name, String value) {
        var all = new HashMap<>(environment);
        all.put(name, value);
        return new InstalledPlugin(kubectl, all);
    }

    /** Starts {@code kubectl sinch} and waits until it has ended. */
    Program.Ended run(String... arguments) throws IOException, InterruptedException {
        try (var running = start(arguments)) {
            return running.end();
        }
    }

    /** Starts {@code kubectl sinch}. */
    Program.Running start(String... arguments) throws IOException {
        var command = Stream.concat(Stream.of(kubectl.toString(), "sinch"), Stream.of(arguments))
                .toList();
        var output = Files.createTempFile("kubectl-sinch", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new Program.Running(builder.start(), output);
    }
}
