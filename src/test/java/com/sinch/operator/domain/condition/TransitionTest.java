package com.sinch.operator.domain.condition;

import static com.sinch.operator.api.ConditionStatus.False;
import static com.sinch.operator.api.ConditionStatus.True;
import static com.sinch.operator.api.ConditionStatus.Unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionTest {

    @Test
    void whatBecomesReadyIsTold() {
        var told = Transition.between(
                List.of(condition("Ready", False, "ParentNotFound")), List.of(condition("Ready", True, "Ready")));

        assertThat(told).extracting(Transition::describe).containsExactly("Ready is True: As it is.");
    }

    @Test
    void anotherReasonIsNoTransition() {
        assertThat(Transition.between(
                        List.of(condition("Ready", False, "ParentNotFound")),
                        List.of(condition("Ready", False, "ParentNotAccepted"))))
                .isEmpty();
    }

    @Test
    void theFirstReportIsATransitionUnlessNothingIsKnownYet() {
        assertThat(Transition.between(List.of(), List.of(condition("Ready", True, "Ready"))))
                .hasSize(1);
        assertThat(Transition.between(List.of(), List.of(condition("Ready", Unknown, "ParentNotReconciled"))))
                .isEmpty();
    }

    @Test
    void onlyReadyAndSubtreeReadyAreTold() {
        assertThat(Transition.between(
                        List.of(),
                        List.of(
                                condition("Accepted", True, "Accepted"),
                                condition("Ready", True, "Ready"),
                                condition("SubtreeReady", False, "Settling"))))
                .extracting(transition -> transition.to().type())
                .containsExactly("Ready", "SubtreeReady");
    }

    @Test
    void aBalanceThatComesToAnotherThresholdIsToldOnce() {
        var fifty = condition("FundsAvailable", True, "LowBalance", "Less than 50 EUR is available.");
        var five = condition("FundsAvailable", True, "LowBalance", "Less than 5 EUR is available.");
        var funded = condition("FundsAvailable", True, "FundsPresent", "There is something left.");

        assertThat(Transition.between(List.of(funded), List.of(fifty)))
                .extracting(Transition::describe)
                .containsExactly("Less than 50 EUR is available.");
        assertThat(Transition.between(List.of(fifty), List.of(fifty))).isEmpty();
        assertThat(Transition.between(List.of(fifty), List.of(five))).hasSize(1);
        assertThat(Transition.between(List.of(five), List.of(funded))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "True, Ready, false",
        "True, LowBalance, true",
        "Unknown, ParentNotReconciled, false",
        "False, ParentNotFound, true",
        "False, OfANewerVersion, true",
        "False, Settling, false",
        "False, WaitingForChildren, false"
    })
    void onlyWhatSomebodyHasToLookAtAlarms(ConditionStatus status, String reason, boolean alarming) {
        assertThat(new Transition(condition("Ready", status, reason)).alarming())
                .isEqualTo(alarming);
    }

    private static Condition condition(String type, ConditionStatus status, String reason) {
        return condition(type, status, reason, "As it is.");
    }

    private static Condition condition(String type, ConditionStatus status, String reason, String message) {
        return new Condition(type, status, 1L, Instant.parse("2026-11-22T12:00:00Z"), reason, message);
    }
}
