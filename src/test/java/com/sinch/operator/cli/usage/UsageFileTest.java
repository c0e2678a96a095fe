package com.sinch.operator.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.cli.Refusal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageFileTest {

    private static final InputStream NOTHING = InputStream.nullInputStream();

    @Test
    void aPipeIsKeptForItsUserAloneAndOnlyAsLongAsItIsRead() throws Exception {
        Path kept;
        try (var file = UsageFile.open("-", new ByteArrayInputStream("one\n".getBytes(StandardCharsets.UTF_8)))) {
            kept = file.path();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                    .isEqualTo("rw-------");
            for (int time = 0; time < 2; time++) {
                try (var content = file.read()) {
                    assertThat(content).hasContent("one\n");
                }
            }
        }
        assertThat(kept).doesNotExist();
        assertThat(UsageFile.name("-")).isEmpty();
    }

    @Test
    void aFileIsReadWhereItIsAndStays(@TempDir Path folder) throws Exception {
        var path = Files.writeString(folder.resolve("november.csv"), "one\n");
        try (var file = UsageFile.open(path.toString(), NOTHING)) {
            assertThat(file.path()).isEqualTo(path);
        }
        assertThat(path).exists();
        assertThat(UsageFile.name(path.toString())).contains("november.csv");
    }

    @Test
    void whatIsNoFileIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> UsageFile.open(folder.toString(), NOTHING))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith("' is a folder.");
        assertThatThrownBy(() -> UsageFile.open("no.csv", NOTHING))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no file 'no.csv'.");
        assertThatThrownBy(() -> UsageFile.open("/dev/nul\0", NOTHING)).isInstanceOf(Refusal.class);
    }
}
