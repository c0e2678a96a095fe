package com.sinch.operator.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user may choose.
 *
 * @param jar the operator's jar
 * @param once whether the demo ends by itself once it has shown everything
 * @param kubeconfig an existing cluster to use; empty = a control plane of the demo's own
 * @param yes whether an existing cluster may be used without asking
 */
record DemoSettings(Path jar, boolean once, Optional<Path> kubeconfig, boolean yes) {

    /** The settings that the Maven profile {@code demo} passes on as system properties. */
    static DemoSettings fromSystemProperties() {
        return new DemoSettings(
                existing(Path.of(System.getProperty("sinch.operator.jar", "target/sinch-operator.jar"))),
                Boolean.getBoolean("demo.once"),
                Optional.of(System.getProperty("demo.kubeconfig", ""))
                        .filter(file -> !file.isBlank())
                        .map(file -> existing(Path.of(file))),
                Boolean.getBoolean("demo.yes"));
    }

    private static Path existing(Path file) {
        if (Files.isRegularFile(file)) {
            return file.toAbsolutePath();
        }
        throw new DemoFailure("There is no file " + file);
    }
}
