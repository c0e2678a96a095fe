package com.sinch.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CrdFilesTest {

    private static final Path FOLDER = Path.of("crds");

    @Test
    void theCommittedCrdsAreWhatTheKindsGenerate() {
        CrdFiles.generate().forEach((name, content) -> GeneratedFile.check(FOLDER.resolve(name), content));
    }

    @Test
    void everyCommittedCrdBelongsToAKind() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(CrdFiles.generate().keySet());
        }
    }
}
