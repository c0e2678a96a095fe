package com.sinch.operator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A JDK on this machine.
 *
 * @param home where it is
 * @param version such as 17.0.19
 */
record Jdk(Path home, String version) {

    /** The first that keeps a cache of a start. */
    private static final int FIRST_WITH_CACHE = 25;

    /** Looks which one it is, by the file in which every JDK says that. */
    static Jdk at(Path home) {
        var file = home.resolve("release");
        var release = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            release.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("This is no JDK: " + home, e);
        }
        return new Jdk(home, release.getProperty("JAVA_VERSION", "unknown").replace("\"", ""));
    }

    int feature() {
        return version.equals("unknown") ? 0 : Runtime.Version.parse(version).feature();
    }

    boolean keepsCaches() {
        return feature() >= FIRST_WITH_CACHE;
    }

    /** One of its programs. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }
}
