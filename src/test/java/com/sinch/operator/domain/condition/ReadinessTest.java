package com.sinch.operator.domain.condition;

import static com.sinch.operator.api.ConditionStatus.False;
import static com.sinch.operator.api.ConditionStatus.True;
import static com.sinch.operator.api.ConditionStatus.Unknown;
import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;
import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.BillingReady;
import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static com.sinch.operator.domain.condition.ConditionType.Reconciling;
import static com.sinch.operator.domain.condition.ConditionType.Stalled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final Finding ACCEPTED = Finding.holds(Accepted, Reason.Accepted, "Belongs to it.");
    private static final Finding NOT_BILLED = Finding.fails(BillingReady, Reason.BillingAccountNotFound, "Create one.");
    private static final Finding NO_KEY = Finding.fails(APIKeyReady, Reason.BillingNotReady, "Not billed.");
    private static final Finding STALLED = Finding.fails(Accepted, Reason.CurrencyUnknown, "Correct it.");

    @Test
    void whereEverythingHoldsTheObjectIsReadyAndNeitherReconcilingNorStalled() {
        assertThat(Conditions.withReadiness(List.of(ACCEPTED)))
                .containsExactly(ACCEPTED, Finding.holds(Ready, Reason.Ready, "In order."));
    }

    @Test
    void theFirstThatDoesNotHoldGivesStatusReasonAndMessage() {
        assertThat(Conditions.withReadiness(List.of(ACCEPTED, NOT_BILLED, NO_KEY)))
                .containsExactly(
                        ACCEPTED,
                        NOT_BILLED,
                        NO_KEY,
                        new Finding(Ready, False, "BillingAccountNotFound", "Create one."),
                        new Finding(Reconciling, True, "BillingAccountNotFound", "Create one."));
    }

    @Test
    void whatIsNotKnownYetMakesReadinessUnknown() {
        var unknown = Finding.unknown(Accepted, Reason.ParentNotReconciled, "Not yet.");

        assertThat(Conditions.withReadiness(List.of(unknown, NOT_BILLED)))
                .contains(
                        new Finding(Ready, Unknown, "ParentNotReconciled", "Not yet."),
                        new Finding(Reconciling, True, "ParentNotReconciled", "Not yet."));
    }

    @Test
    void whatOnlyAnEditOfTheObjectCanHealStallsIt() {
        assertThat(Conditions.withReadiness(List.of(STALLED, NOT_BILLED)))
                .contains(new Finding(Stalled, True, "CurrencyUnknown", "Correct it."))
                .extracting(Finding::type)
                .doesNotContain(Reconciling);
    }

    @Test
    void whatCanHealByItselfComesFirstWhereItFailsFirst() {
        assertThat(Conditions.withReadiness(List.of(NOT_BILLED, STALLED)))
                .extracting(Finding::type)
                .contains(Reconciling)
                .doesNotContain(Stalled);
    }

    @Test
    void aReasonThatANewerVersionWroteDoesNotStall() {
        assertThat(new Finding(Accepted, False, "NotYetInvented", "Who knows.").stalls())
                .isFalse();
    }

    @Test
    void readinessIsFoundAmongFindingsThatHaveIt() {
        assertThat(Conditions.ready(Conditions.withReadiness(List.of(NOT_BILLED))))
                .isEqualTo(NOT_BILLED.as(Ready));
        assertThatThrownBy(() -> Conditions.ready(List.of(ACCEPTED))).isInstanceOf(NoSuchElementException.class);
    }
}
