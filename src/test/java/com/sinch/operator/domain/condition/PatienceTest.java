package com.sinch.operator.domain.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(30), Duration.ofMinutes(10));

    @Test
    void whatHasJustFailedIsSoonLookedAtAgain() {
        assertThat(PATIENCE.nextLook(Optional.empty(), NOW)).isEqualTo(NOW.plusSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "29, 30", "40, 40", "300, 300", "600, 600", "100000, 600"})
    void whatHasFailedForLongIsLookedAtLessOften(int since, int again) {
        assertThat(PATIENCE.nextLook(Optional.of(reported(ConditionStatus.False, since)), NOW))
                .isEqualTo(NOW.plusSeconds(again));
    }

    @Test
    void whatHeldUntilNowHasOnlyJustFailed() {
        assertThat(PATIENCE.nextLook(Optional.of(reported(ConditionStatus.True, 500)), NOW))
                .isEqualTo(NOW.plusSeconds(30));
    }

    private static Condition reported(ConditionStatus status, int since) {
        return new Condition("AccessReady", status, 1L, NOW.minusSeconds(since), "Forbidden", "");
    }
}
