package com.sinch.operator.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoToolsIT {

    private final GoTools tools = GoTools.obtainOrSkip();

    @Test
    void helmStarts() throws Exception {
        assertThat(said(tools.helm(), "version", "--short")).startsWith("v4.");
    }

    @Test
    void promtoolStarts() throws Exception {
        assertThat(said(tools.promtool(), "--version")).startsWith("promtool, version ");
    }

    @Test
    void assessEndsWithItsInput() throws Exception {
        assertThat(said(tools.assess())).isEmpty();
    }

    private static String said(Path program, String... arguments) throws IOException, InterruptedException {
        var command = new ProcessBuilder(program.toString()).redirectErrorStream(true);
        command.command().addAll(List.of(arguments));
        var process = command.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
