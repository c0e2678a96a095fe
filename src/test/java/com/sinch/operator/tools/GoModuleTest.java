package com.sinch.operator.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoModuleTest {

    private final Path directory;

    GoModuleTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.writeString(directory.resolve("go.mod"), "module m\n\nrequire (\n\tk8s.io/kubernetes v1.36.1\n)\n");
        Files.writeString(directory.resolve("main.go"), "package main\n");
    }

    @Test
    void knowsTheVersionsOfWhatItRequires() {
        assertThat(GoModule.read(directory).versionOf("k8s.io/kubernetes")).isEqualTo("v1.36.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"go.sum", "main.go", "another.go"})
    void isAnotherModuleOnceAnInputOfTheBinaryChanges(String name) throws IOException {
        String before = GoModule.read(directory).digest();

        Files.writeString(directory.resolve(name), "// changed");

        assertThat(GoModule.read(directory).digest()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "main_test.go"})
    void staysTheSameModuleWhenSomethingElseChanges(String name) throws IOException {
        String before = GoModule.read(directory).digest();

        Files.writeString(directory.resolve(name), "changed");

        assertThat(GoModule.read(directory).digest()).isEqualTo(before);
    }

    @Test
    void saysWhichModuleItDoesNotRequire() {
        assertThatThrownBy(() -> GoModule.read(directory).versionOf("k8s.io/client-go"))
                .isInstanceOf(ToolException.class)
                .hasMessageEndingWith("go.mod names no version of k8s.io/client-go.");
    }

    @Test
    void isFoundInThisProject() {
        assertThat(GoModule.ofProject(Path.of("src", "test", "tools"))
                        .directory()
                        .resolve("main.go"))
                .exists();
    }
}
