package com.sinch.operator.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Outage outage = new Outage();

    @Test
    void lastsFromTheFirstLookThatSawIt() {
        assertThat(outage.observe(true, NOON)).isZero();
        assertThat(outage.observe(false, NOON.plusSeconds(1))).isZero();
        assertThat(outage.observe(false, NOON.plusSeconds(61))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void beginsAnewAfterEachRecovery() {
        outage.observe(false, NOON);
        outage.observe(true, NOON.plusSeconds(10));

        assertThat(outage.observe(false, NOON.plusSeconds(20))).isZero();
        assertThat(outage.observe(false, NOON.plusSeconds(25))).isEqualTo(Duration.ofSeconds(5));
    }
}
