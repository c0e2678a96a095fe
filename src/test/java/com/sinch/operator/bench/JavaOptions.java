package com.sinch.operator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** With which options the operator runs: those of the image, as far as the JDK knows them, and a bound on the heap. */
final class JavaOptions {

    private static final Path OF_IMAGE = Path.of("src", "main", "image", "java-options");

    /** Up to ten thousand Subprojects. */
    private static final int HEAP_MEBIBYTES = 256;

    /** A hundred thousand Subprojects; what is beyond takes as much more. */
    private static final int HEAP_MEBIBYTES_OF_MANY = 768;

    private static final int FEW = 10_000;
    private static final int MANY = 100_000;

    private JavaOptions() {}

    /** Those for so many Subprojects. */
    static List<String> forSubprojects(int subprojects) {
        // Before all others: it is about them.
        var options = new ArrayList<>(List.of("-XX:+IgnoreUnrecognizedVMOptions"));
        options.addAll(ofImage());
        options.add("-Xmx" + heapMebibytes(subprojects) + "m");
        return List.copyOf(options);
    }

    static long heapMebibytes(int subprojects) {
        if (subprojects <= FEW) {
            return HEAP_MEBIBYTES;
        }
        return Math.max(1, (subprojects + MANY - 1) / MANY) * (long) HEAP_MEBIBYTES_OF_MANY;
    }

    private static List<String> ofImage() {
        try {
            return Files.readAllLines(OF_IMAGE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
