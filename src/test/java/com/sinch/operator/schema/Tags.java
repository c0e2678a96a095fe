package com.sinch.operator.schema;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The releases that the history knows, where there is a history: not in an archive of the sources, nor in a shallow clone. */
final class Tags {

    private Tags() {}

    /** The version of the last release before or at what is checked out. */
    static Optional<String> lastRelease() throws IOException, InterruptedException {
        return git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*")
                .map(tag -> tag.strip().substring(1));
    }

    /** What a file was in a release. */
    static Optional<String> content(String version, String file) throws IOException, InterruptedException {
        return git("show", "v" + version + ":" + file);
    }

    /** What git prints; empty where it fails or is absent. */
    private static Optional<String> git(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        if (!installed()) {
            return Optional.empty();
        }
        var process = start(command);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    }

    private static boolean installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Path.of(folder, "git").toFile().canExecute());
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
