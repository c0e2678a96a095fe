package com.sinch.operator.domain.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PauseTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Condition READY =
            new Condition("Ready", ConditionStatus.True, 1L, NOW.minusSeconds(60), "Ready", "In order.");
    private static final Condition FOREIGN =
            new Condition("example.com/Seen", ConditionStatus.True, 1L, NOW.minusSeconds(60), "Seen", "By others.");

    private record Reported(long generation, List<Condition> conditions) {}

    @Test
    void aPausedObjectKeepsItsConditionsAndSaysThatItIsPaused() {
        var reported = pause(List.of(READY, FOREIGN), 2, NOW);

        assertThat(reported.generation()).isEqualTo(2);
        assertThat(reported.conditions())
                .hasSize(3)
                .contains(READY, FOREIGN)
                .last()
                .satisfies(paused -> {
                    assertThat(paused.type()).isEqualTo("Paused");
                    assertThat(paused.status()).isEqualTo(ConditionStatus.True);
                    assertThat(paused.reason()).isEqualTo("PausedByAnnotation");
                    assertThat(paused.observedGeneration()).isEqualTo(2);
                });
    }

    @Test
    void whileNothingIsEditedNothingChanges() {
        var once = pause(List.of(READY), 2, NOW);

        assertThat(pause(once.conditions(), 2, NOW.plusSeconds(60))).isEqualTo(once);
    }

    @Test
    void anEditIsSeenThoughNothingIsDoneForIt() {
        var edited = pause(pause(List.of(READY), 2, NOW).conditions(), 3, NOW.plusSeconds(60));

        assertThat(edited.generation()).isEqualTo(3);
        assertThat(edited.conditions()).contains(READY).last().satisfies(paused -> {
            assertThat(paused.observedGeneration()).isEqualTo(3);
            assertThat(paused.lastTransitionTime()).isEqualTo(NOW);
        });
    }

    @Test
    void anObjectThatIsPausedBeforeItBeginsIsNotKnownToBeReady() {
        var reported = pause(List.of(), 1, NOW);

        assertThat(reported.conditions()).extracting(Condition::type).containsExactly("Ready", "Paused");
        assertThat(reported.conditions()).first().satisfies(ready -> {
            assertThat(ready.status()).isEqualTo(ConditionStatus.Unknown);
            assertThat(ready.reason()).isEqualTo("PausedByAnnotation");
        });
        assertThat(pause(reported.conditions(), 1, NOW.plusSeconds(60))).isEqualTo(reported);
    }

    @Test
    void itIsLookedAtAgainOnlyWhenItIsTouched() {
        assertThat(Pause.report(List.of(), Reported::new, 1, NOW).nextCheck()).isEmpty();
    }

    private static Reported pause(List<Condition> last, long generation, Instant now) {
        return Pause.report(last, Reported::new, generation, now).status().orElseThrow();
    }
}
