package com.sinch.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlPlaneSourceTest {

    private final Path directory;

    ControlPlaneSourceTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.writeString(directory.resolve("go.mod"), "module m\n\nrequire (\n\tk8s.io/kubernetes v1.36.1\n)\n");
        Files.writeString(directory.resolve("main.go"), "package main\n");
    }

    @Test
    void takesTheVersionOfKubernetesFromTheModule() {
        assertThat(ControlPlaneSource.read(directory).kubernetesVersion()).isEqualTo("v1.36.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"go.sum", "main.go", "another.go"})
    void isAnotherSourceOnceAnInputOfTheBinaryChanges(String name) throws IOException {
        String before = ControlPlaneSource.read(directory).digest();

        Files.writeString(directory.resolve(name), "// changed");

        assertThat(ControlPlaneSource.read(directory).digest()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "main_test.go"})
    void staysTheSameSourceWhenSomethingElseChanges(String name) throws IOException {
        String before = ControlPlaneSource.read(directory).digest();

        Files.writeString(directory.resolve(name), "changed");

        assertThat(ControlPlaneSource.read(directory).digest()).isEqualTo(before);
    }

    @Test
    void isFoundInThisProject() {
        assertThat(ControlPlaneSource.ofProject().directory().resolve("main.go"))
                .exists();
    }
}
