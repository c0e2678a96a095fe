package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RewritesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Rewrites rewrites = new Rewrites();

    @Test
    void theyAreRememberedForEachObject() {
        rewrites.add("uid-1", NOW);
        rewrites.add("uid-1", NOW.plusSeconds(1));
        rewrites.add("uid-2", NOW.plusSeconds(2));

        assertThat(rewrites.of("uid-1", NOW.plusSeconds(2))).containsExactly(NOW, NOW.plusSeconds(1));
        assertThat(rewrites.of("uid-3", NOW)).isEmpty();
    }

    @Test
    void thoseThatAreLongAgoAreForgotten() {
        rewrites.add("uid-1", NOW);

        assertThat(rewrites.of("uid-1", NOW.plus(Duration.ofMinutes(10)))).isEmpty();
    }
}
