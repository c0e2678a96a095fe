package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.cluster.LocalControlPlane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * kubectl, as an administrator of a control plane.
 *
 * @param command the program and the flags that lead to the cluster
 */
record Kubectl(List<String> command) {

    static Kubectl of(LocalControlPlane controlPlane) {
        return new Kubectl(List.of(
                controlPlane.kubectl().orElseThrow().toString(),
                "--kubeconfig",
                controlPlane.kubeconfig().toString()));
    }

    /** Runs it, and returns what it printed; fails where it fails. */
    String run(String... arguments) throws IOException, InterruptedException {
        var all = Stream.concat(command.stream(), Stream.of(arguments)).toList();
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
