package com.sinch.operator.cluster;

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
 * The Go module that the control plane is built from.
 *
 * @param directory where it is
 * @param kubernetesVersion the version of Kubernetes that its go.mod names, such as v1.36.1
 * @param digest differs where anything differs that goes into the binary
 */
record ControlPlaneSource(Path directory, String kubernetesVersion, String digest) {

    private static final Path IN_PROJECT = Path.of("src", "test", "controlplane");
    private static final Pattern VERSION = Pattern.compile("^\\s*k8s\\.io/kubernetes (v\\S+)", Pattern.MULTILINE);
    private static final int DIGEST_LENGTH = 12;

    /** The module of this project. Maven names the project's directory; elsewhere it is the working directory. */
    static ControlPlaneSource ofProject() {
        return read(
                Path.of(System.getProperty("basedir", "")).resolve(IN_PROJECT).toAbsolutePath());
    }

    /** The module in a directory. */
    static ControlPlaneSource read(Path directory) {
        try {
            return new ControlPlaneSource(directory, versionIn(directory.resolve("go.mod")), digestOf(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("The control plane's source cannot be read", e);
        }
    }

    private static String versionIn(Path goMod) throws IOException {
        Matcher matcher = VERSION.matcher(Files.readString(goMod));
        if (!matcher.find()) {
            throw new ControlPlaneException(goMod + " names no version of k8s.io/kubernetes.");
        }
        return matcher.group(1);
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
