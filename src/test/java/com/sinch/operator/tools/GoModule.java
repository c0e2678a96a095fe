package com.sinch.operator.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Go module of this project.
 *
 * @param directory where it is
 * @param digest differs where anything differs that goes into its binaries
 */
public record GoModule(Path directory, String digest) {

    private static final int DIGEST_LENGTH = 12;

    /**
     * A module of this project. Maven names the project's directory; elsewhere it is the working directory.
     *
     * @param path the way to it from there
     */
    public static GoModule ofProject(Path path) {
        return read(Path.of(System.getProperty("basedir", "")).resolve(path).toAbsolutePath());
    }

    /** The module in a directory. */
    public static GoModule read(Path directory) {
        try {
            return new GoModule(directory, digestOf(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("The source of a Go module cannot be read", e);
        }
    }

    /**
     * The version of another module that its go.mod names, such as v1.36.1.
     *
     * @throws ToolException if it names none
     */
    public String versionOf(String module) {
        try {
            Matcher matcher = Pattern.compile("^\\s*" + Pattern.quote(module) + " (v\\S+)", Pattern.MULTILINE)
                    .matcher(Files.readString(directory.resolve("go.mod")));
            if (!matcher.find()) {
                throw new ToolException(directory.resolve("go.mod") + " names no version of " + module + ".");
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException("The go.mod of a Go module cannot be read", e);
        }
    }

    private static String digestOf(Path directory) throws IOException {
        MessageDigest digest = sha256();
        for (Path input : inputs(directory)) {
            digest.update(input.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Files.readAllBytes(input));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_LENGTH);
    }

    private static List<Path> inputs(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> isInput(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isInput(String name) {
        return name.equals("go.mod") || name.equals("go.sum") || (name.endsWith(".go") && !name.endsWith("_test.go"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
