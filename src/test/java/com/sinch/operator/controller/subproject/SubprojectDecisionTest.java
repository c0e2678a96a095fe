package com.sinch.operator.controller.subproject;

import static com.sinch.operator.api.ConditionStatus.False;
import static com.sinch.operator.api.ConditionStatus.True;
import static com.sinch.operator.api.ConditionStatus.Unknown;
import static com.sinch.operator.controller.subproject.Worlds.CLAIM;
import static com.sinch.operator.controller.subproject.Worlds.CREATED;
import static com.sinch.operator.controller.subproject.Worlds.ISSUED;
import static com.sinch.operator.controller.subproject.Worlds.MEMBERS;
import static com.sinch.operator.controller.subproject.Worlds.NOW;
import static com.sinch.operator.controller.subproject.Worlds.PROJECT;
import static com.sinch.operator.controller.subproject.Worlds.STRONGER;
import static com.sinch.operator.controller.subproject.Worlds.project;
import static com.sinch.operator.controller.subproject.Worlds.withLast;
import static com.sinch.operator.controller.subproject.Worlds.world;
import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.BillingReady;
import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sinch.operator.api.Binding;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.Environment;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.Parent;
import com.sinch.operator.domain.hierarchy.ProjectFacts;
import com.sinch.operator.kubernetes.AccessOutcome;
import com.sinch.operator.kubernetes.KeyOutcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubprojectDecisionTest {

    private static final SubprojectWorld IN_ORDER = world(Optional.of(project(true, True, True)));
    private static final SubprojectWorld HOMELESS = world(Optional.empty());
    private static final KeyOutcome NO_KEY = new KeyOutcome(
            List.of(),
            Optional.empty(),
            Optional.of(Finding.fails(ConditionType.APIKeyReady, Reason.BillingNotReady, "Not billed.")),
            Optional.empty());

    @Test
    void aSubprojectOfABilledProjectIsReadyAndTellsItsIdsAndItsSecret() {
        var status = status(IN_ORDER, ISSUED);

        assertThat(status.conditions())
                .extracting(Condition::type, Condition::status)
                .containsExactly(
                        tuple("Accepted", True),
                        tuple("BillingReady", True),
                        tuple("APIKeyReady", True),
                        tuple("Ready", True));
        assertThat(status)
                .extracting(
                        SubprojectStatus::subprojectId,
                        SubprojectStatus::projectId,
                        SubprojectStatus::accountId,
                        SubprojectStatus::binding)
                .containsExactly("client-one", "project-id", "account-id", new Binding("client-one-api-key"));
    }

    @Test
    void itMayHaveAKeyOnlyWhereItIsAcceptedAndBilled() {
        assertThat(SubprojectDecision.decide(IN_ORDER, NOW).key().request().hindrance())
                .isEmpty();
        assertThat(SubprojectDecision.decide(world(Optional.empty()), NOW)
                        .key()
                        .request()
                        .hindrance())
                .hasValueSatisfying(it -> assertThat(it.reason()).isEqualTo("ParentNotAccepted"));
        assertThat(SubprojectDecision.decide(world(Optional.of(project(true, True, False))), NOW)
                        .key()
                        .request()
                        .hindrance())
                .hasValueSatisfying(it -> assertThat(it.reason()).isEqualTo("BillingNotReady"));
    }

    @Test
    void whatItsProjectIsForBecomesALabelOfTheSecret() {
        assertThat(SubprojectDecision.decide(IN_ORDER, NOW).key().shape().labels())
                .containsEntry("account.sinch.com/environment", "Production");
    }

    @Test
    void whoseIdIsTakenIsNotAcceptedAndReportsNone() {
        var rivalled = world(IN_ORDER.project(), CLAIM, List.of(STRONGER), SubprojectWorld.NOTHING_REPORTED);

        var status = status(rivalled, NO_KEY);

        assertThat(condition(status, Accepted).reason()).isEqualTo("IdTaken");
        assertThat(status.subprojectId()).isNull();
        assertThat(SubprojectDecision.decide(rivalled, NOW)
                        .report(NO_KEY, AccessOutcome.NONE)
                        .nextCheck())
                .contains(NOW.plusSeconds(30));
    }

    @Test
    void whoWasNeverAcceptedReportsNoIdWhetherItIsTakenOrFree() {
        var rivalled = world(HOMELESS.project(), CLAIM, List.of(STRONGER), SubprojectWorld.NOTHING_REPORTED);

        assertThat(status(HOMELESS, NO_KEY).subprojectId()).isNull();
        assertThat(status(rivalled, NO_KEY)).isEqualTo(status(HOMELESS, NO_KEY));
    }

    @Test
    void whoWasAcceptedOnceKeepsItsId() {
        var known = new Identity.Claim(CLAIM.object(), CLAIM.uid(), CLAIM.createdAt(), true);
        var lost = world(HOMELESS.project(), known, List.of(), status(IN_ORDER, ISSUED));

        assertThat(status(lost, NO_KEY).subprojectId()).isEqualTo("client-one");
    }

    @Test
    void whileTheProjectHasNotSettledWhatComesFromItStays() {
        var reported = status(IN_ORDER, ISSUED);
        var unsettled = withLast(world(Optional.of(project(false, False, False))), reported);

        assertThat(status(unsettled, ISSUED)).isEqualTo(reported);
        assertThat(SubprojectDecision.decide(unsettled, NOW)
                        .report(ISSUED, AccessOutcome.NONE)
                        .nextCheck())
                .contains(NOW.plusSeconds(1));
    }

    @Test
    void aProjectWhoseStatusWasWipedTakesNothingFromItsSubprojects() {
        var wiped = new ProjectFacts(
                new Parent(PROJECT, false, false, Unknown),
                Optional.empty(),
                Optional.empty(),
                Unknown,
                Optional.of(Environment.Production),
                List.of());
        var reported = status(IN_ORDER, ISSUED);

        assertThat(status(withLast(world(Optional.of(wiped)), reported), ISSUED))
                .isEqualTo(reported);
    }

    @Test
    void aNewOneOfAProjectThatHasNotSettledKnowsNothingYet() {
        var status = status(world(Optional.of(project(false, True, True))), NO_KEY);

        assertThat(condition(status, Accepted).status()).isEqualTo(Unknown);
        assertThat(condition(status, BillingReady).status()).isEqualTo(Unknown);
        assertThat(condition(status, Ready).reason()).isEqualTo("ParentNotReconciled");
    }

    @Test
    void theMembersOfItsProjectHaveAccessWhetherOrNotItIsAccepted() {
        var unaccepted = world(Optional.of(project(true, False, False)));

        assertThat(SubprojectDecision.decide(IN_ORDER, NOW).access().members()).isEqualTo(MEMBERS);
        assertThat(SubprojectDecision.decide(unaccepted, NOW).access().members())
                .isEqualTo(MEMBERS);
        assertThat(SubprojectDecision.decide(HOMELESS, NOW).access().members()).isEmpty();
    }

    @Test
    void whoseMembersHaveNotTheirAccessIsNotReady() {
        var forbidden = new AccessOutcome(
                Optional.of(Finding.fails(ConditionType.AccessReady, Reason.Forbidden, "The operator may not.")),
                Optional.of(NOW.plusSeconds(30)));

        var report = SubprojectDecision.decide(IN_ORDER, NOW).report(ISSUED, forbidden);

        assertThat(condition(report.status().orElseThrow(), Ready).reason()).isEqualTo("Forbidden");
        assertThat(condition(report.status().orElseThrow(), ConditionType.APIKeyReady)
                        .status())
                .isEqualTo(True);
        assertThat(report.nextCheck()).contains(NOW.plusSeconds(30));
    }

    @Test
    void badNewsOfANewSubprojectWaitsAMoment() {
        var report = SubprojectDecision.decide(world(Optional.empty()), CREATED.plusMillis(1))
                .report(NO_KEY, AccessOutcome.NONE);

        assertThat(report.status()).isEmpty();
        assertThat(report.nextCheck()).contains(CREATED.plusSeconds(2));
    }

    @Test
    void itComesBackWhenItsKeyIsDue() {
        var due = new KeyOutcome(ISSUED.records(), ISSUED.active(), ISSUED.finding(), Optional.of(NOW.plusSeconds(9)));

        assertThat(SubprojectDecision.decide(IN_ORDER, NOW)
                        .report(due, AccessOutcome.NONE)
                        .nextCheck())
                .contains(NOW.plusSeconds(9));
        assertThat(SubprojectDecision.decide(IN_ORDER, NOW)
                        .report(ISSUED, AccessOutcome.NONE)
                        .nextCheck())
                .isEmpty();
    }

    private static Condition condition(SubprojectStatus status, ConditionType type) {
        return Conditions.find(status.conditions(), type).orElseThrow();
    }

    private static SubprojectStatus status(SubprojectWorld world, KeyOutcome key) {
        return SubprojectDecision.decide(world, NOW)
                .report(key, AccessOutcome.NONE)
                .status()
                .orElseThrow();
    }
}
