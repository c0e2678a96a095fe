package com.sinch.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

    private static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT1M59S, 119s",
        "PT2M, 2m",
        "PT3M20S, 3m20s",
        "PT10M20S, 10m",
        "PT179M, 179m",
        "PT3H, 3h",
        "PT3H20M, 3h20m",
        "PT47H59M, 47h",
        "P2D, 2d",
        "P7DT23H, 7d23h",
        "P8DT23H, 8d",
        "P729D, 729d",
        "P730D, 2y",
        "P1000D, 2y270d",
        "P4000D, 10y",
        "PT-5S, 0s"
    })
    void itIsTheCoarserTheOlder(Duration age, String words) {
        assertThat(Age.of(CREATED, CREATED.plus(age))).isEqualTo(words);
    }

    @Test
    void itMayBeUnknown() {
        assertThat(Age.of(null, CREATED)).isEqualTo("<unknown>");
    }
}
