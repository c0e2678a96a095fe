package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.chart.Chart;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.tools.GoTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Helm, as an administrator of a control plane.
 *
 * @param program where it is
 * @param environment what leads it to the cluster, and keeps it out of the user's own folders
 */
record Helm(Path program, Map<String, String> environment) {

    /** What {@code helm install} and {@code helm upgrade} are to do with the chart, as the release sinch-operator. */
    private static final List<String> RELEASE =
            List.of("sinch-operator", Chart.FOLDER.toString(), "--create-namespace");

    static Helm of(LocalControlPlane controlPlane, GoTools tools, Path folder) {
        return new Helm(
                tools.helm(),
                Map.of(
                        "KUBECONFIG", controlPlane.kubeconfig().toString(),
                        "HELM_CACHE_HOME", folder.resolve("cache").toString(),
                        "HELM_CONFIG_HOME", folder.resolve("config").toString(),
                        "HELM_DATA_HOME", folder.resolve("data").toString()));
    }

    /** Runs it, and returns what it printed; fails where it fails. */
    String run(String... arguments) throws IOException, InterruptedException {
        var ended = tried(arguments);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output();
    }

    /** Runs it, however that ends. */
    Program.Ended tried(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Program.Ended(process.waitFor(), output);
    }

    /** Installs the release sinch-operator, with values that are written here. */
    String install(String namespace, String values) throws IOException, InterruptedException {
        return withValues("install", namespace, values);
    }

    /** Upgrades it. */
    String upgrade(String namespace, String values) throws IOException, InterruptedException {
        return withValues("upgrade", namespace, values);
    }

    private String withValues(String verb, String namespace, String values) throws IOException, InterruptedException {
        var file = Files.createTempFile("values", ".yaml");
        try {
            Files.writeString(file, values);
            return run(Stream.of(Stream.of(verb), RELEASE.stream(), Stream.of("-n", namespace, "-f", file.toString()))
                    .flatMap(it -> it)
                    .toArray(String[]::new));
        } finally {
            Files.delete(file);
        }
    }
}
