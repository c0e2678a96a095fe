package com.sinch.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed file whose content is generated from the code. Tests hold it against the code; {@code ./mvnw test
 * -Dgenerated.update=true} writes it anew.
 */
public final class GeneratedFile {

    private GeneratedFile() {}

    /**
     * Fails where the committed file differs from {@code content}; with {@code -Dgenerated.update=true} writes it first.
     *
     * @param path the file, from the project's root
     */
    public static void check(Path path, String content) {
        try {
            if (Boolean.getBoolean("generated.update")) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, content);
            }
            assertThat(path)
                    .as("%s is generated: write it anew with ./mvnw test -Dgenerated.update=true", path)
                    .hasContent(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
