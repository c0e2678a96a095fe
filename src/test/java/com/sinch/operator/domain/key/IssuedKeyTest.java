package com.sinch.operator.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IssuedKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final IssuedKey KEY = new IssuedKey("7f1d", "abc", NOW);

    @Test
    void printedItNamesTheKeyWithoutTellingIt() {
        assertThat(KEY.toString()).contains("7f1d").doesNotContain("abc");
    }

    @Test
    void itsRecordHoldsTheHashInsteadOfTheSecret() {
        // printf abc | sha256sum
        var sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

        assertThat(KEY.toRecord()).isEqualTo(new KeyRecord("7f1d", KeyState.Active, sha256, NOW, null, null));
    }

    @Test
    void theHashIsOverTheBytesAsStored() {
        assertThat(KeyHash.of("schlüssel")).isEqualTo(KeyHash.of("schlüssel".getBytes(StandardCharsets.UTF_8)));
    }
}
