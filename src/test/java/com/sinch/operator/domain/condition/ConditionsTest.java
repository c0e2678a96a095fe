package com.sinch.operator.domain.condition;

import static com.sinch.operator.api.ConditionStatus.False;
import static com.sinch.operator.api.ConditionStatus.True;
import static com.sinch.operator.api.ConditionStatus.Unknown;
import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.BillingReady;
import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final Instant THEN = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-22T12:34:56.789Z");

    private static final Condition ACCEPTED = new Condition("Accepted", True, 1L, THEN, "Accepted", "Belongs to it.");

    @Test
    void aNewConditionIsDatedNowToTheSecond() {
        var finding = Finding.holds(Accepted, Reason.Accepted, "Belongs to it.");

        assertThat(Conditions.report(List.of(), List.of(finding), 1, NOW))
                .containsExactly(new Condition(
                        "Accepted", True, 1L, Instant.parse("2026-11-22T12:34:56Z"), "Accepted", "Belongs to it."));
    }

    @Test
    void theTransitionTimeStaysWhileTheStatusDoesWhateverElseChanges() {
        var finding = new Finding(Accepted, True, "OtherReason", "Other words.");

        assertThat(Conditions.report(List.of(ACCEPTED), List.of(finding), 2, NOW))
                .containsExactly(new Condition("Accepted", True, 2L, THEN, "OtherReason", "Other words."));
    }

    @Test
    void theTransitionTimeMovesWithTheStatus() {
        var finding = Finding.fails(Accepted, Reason.ParentNotFound, "It is gone.");

        assertThat(Conditions.report(List.of(ACCEPTED), List.of(finding), 1, NOW))
                .extracting(Condition::lastTransitionTime)
                .containsExactly(Instant.parse("2026-11-22T12:34:56Z"));
    }

    @Test
    void theSameFindingsReportedAgainChangeNothing() {
        var findings =
                Conditions.withReadiness(List.of(Finding.unknown(Accepted, Reason.ParentNotReconciled, "Not yet.")));
        var reported = Conditions.report(List.of(), findings, 1, THEN);

        assertThat(Conditions.report(reported, findings, 1, NOW)).isEqualTo(reported);
    }

    @Test
    void aConditionThatNoLongerAppliesDisappears() {
        var noLonger = new Condition("APIKeyReady", True, 1L, THEN, "KeyIssued", "It is there.");
        var finding = Finding.holds(Accepted, Reason.Accepted, "Belongs to it.");

        assertThat(Conditions.report(List.of(ACCEPTED, noLonger), List.of(finding), 1, NOW))
                .containsExactly(ACCEPTED);
    }

    @Test
    void aConditionOfATypeThatTheOperatorDoesNotKnowStaysAsItIs() {
        var foreign = new Condition("example.com/Audited", False, 1L, THEN, "Late", "Not audited.");
        var finding = Finding.holds(Accepted, Reason.Accepted, "Belongs to it.");

        assertThat(Conditions.report(List.of(foreign, ACCEPTED), List.of(finding), 1, NOW))
                .containsExactly(ACCEPTED, foreign);
    }

    @Test
    void conditionsAreListedInTheOrderOfTheirTypesHoweverTheyWereFound() {
        var findings = Arrays.stream(ConditionType.values())
                .map(type -> Finding.holds(type, Reason.Ready, "Well."))
                .toList();
        var shuffled = new ArrayList<>(findings);
        Collections.reverse(shuffled);

        assertThat(Conditions.report(List.of(), shuffled, 1, NOW))
                .extracting(Condition::type)
                .containsExactlyElementsOf(
                        Arrays.stream(ConditionType.values()).map(Enum::name).toList());
    }

    @Test
    void theStatusOfAnAbsentConditionIsUnknown() {
        assertThat(Conditions.status(List.of(ACCEPTED), Accepted)).isEqualTo(True);
        assertThat(Conditions.status(List.of(ACCEPTED), BillingReady)).isEqualTo(Unknown);
        assertThat(Conditions.find(List.of(ACCEPTED), Ready)).isEmpty();
    }
}
