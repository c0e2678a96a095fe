package com.sinch.operator.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyAnnotationsTest {

    @Test
    void theAnnotationsOfOthersAskNothing() {
        assertThat(KeyAnnotations.of(Map.of("example.com/rotate-key", "now"))).isEqualTo(KeyAnnotations.NONE);
    }

    @Test
    void eachAsksForWhatItsNameSays() {
        assertThat(KeyAnnotations.of(Map.of(
                        "account.sinch.com/rotate-key", "now",
                        "account.sinch.com/revoke-key", "key-1",
                        "account.sinch.com/adopt-key", "old-id")))
                .isEqualTo(new KeyAnnotations(Optional.of("now"), Optional.of("key-1"), Optional.of("old-id")));
    }

    @Test
    void aLongValueIsKnownByItsHash() {
        var longest = "x".repeat(128);

        assertThat(KeyAnnotations.of(Map.of("account.sinch.com/rotate-key", longest))
                        .rotate())
                .contains(longest);
        assertThat(KeyAnnotations.of(Map.of("account.sinch.com/rotate-key", longest + "x"))
                        .rotate())
                .hasValueSatisfying(
                        value -> assertThat(value).startsWith("sha256:").hasSize(71))
                .isNotEqualTo(KeyAnnotations.of(Map.of("account.sinch.com/rotate-key", longest + "y"))
                        .rotate());
    }
}
