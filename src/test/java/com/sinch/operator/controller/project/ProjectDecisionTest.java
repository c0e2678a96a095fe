package com.sinch.operator.controller.project;

import static com.sinch.operator.controller.project.Worlds.ACCOUNT;
import static com.sinch.operator.controller.project.Worlds.CREATED;
import static com.sinch.operator.controller.project.Worlds.IN_ORDER;
import static com.sinch.operator.controller.project.Worlds.NOW;
import static com.sinch.operator.controller.project.Worlds.STRONGER;
import static com.sinch.operator.controller.project.Worlds.billing;
import static com.sinch.operator.controller.project.Worlds.subproject;
import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.BillingReady;
import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static com.sinch.operator.domain.condition.ConditionType.SubtreeReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.AccessOutcome;
import com.sinch.operator.kubernetes.KeyOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProjectDecisionTest {

    private static final KeyOutcome NO_KEY =
            new KeyOutcome(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void aProjectThatIsAcceptedAndBilledIsReadyWithoutAKey() {
        assertThat(status(IN_ORDER).conditions())
                .extracting(Condition::type, Condition::status)
                .containsExactly(
                        tuple("Accepted", ConditionStatus.True),
                        tuple("BillingReady", ConditionStatus.True),
                        tuple("Ready", ConditionStatus.True),
                        tuple("SubtreeReady", ConditionStatus.True));
        assertThat(status(IN_ORDER))
                .extracting(ProjectStatus::projectId, ProjectStatus::accountId)
                .containsExactly("brokering", "account-id");
    }

    @Test
    void itHasAKeyOfItsOwnOnlyWhereItAsksForOne() {
        assertThat(enabled(IN_ORDER)).isFalse();
        assertThat(enabled(IN_ORDER.wantsKey(new ApiKeySpec(false, null, null, null))))
                .isFalse();
        assertThat(enabled(IN_ORDER.wantsKey(ApiKeySpec.DEFAULT))).isTrue();
    }

    @Test
    void withoutItsBillingAccountItIsNotReadyAndSaysWhy() {
        assertThat(reason(IN_ORDER.billedTo(Optional.empty()), Ready)).isEqualTo("BillingAccountNotFound");
    }

    @Test
    void theBillingAccountOfAnotherAccountDoesNotPay() {
        var other = new ObjectName("SinchAccount", "clients", "competitor");

        assertThat(reason(IN_ORDER.billedTo(Optional.of(billing(other))), BillingReady))
                .isEqualTo("AccountMismatch");
    }

    @Test
    void withoutItsAccountItReportsNoAccountId() {
        var status = status(IN_ORDER.of(Optional.empty()));

        assertThat(status.accountId()).isNull();
        assertThat(Conditions.find(status.conditions(), Accepted).map(Condition::reason))
                .contains("ParentNotFound");
    }

    @Test
    void whoseIdIsTakenIsNotAcceptedAndReportsNone() {
        var rivalled = IN_ORDER.rivalledBy(STRONGER);

        assertThat(reason(rivalled, Accepted)).isEqualTo("IdTaken");
        assertThat(status(rivalled).projectId()).isNull();
    }

    @Test
    void whoIsNotAcceptedDoesNotReportAnIdThatIsTaken() {
        var rivalled = IN_ORDER.rivalledBy(STRONGER).of(Optional.empty());

        assertThat(status(rivalled).projectId()).isNull();
    }

    @Test
    void itIsReadyThoughASubprojectIsNotButItsSubtreeIsNot() {
        var mixed = IN_ORDER.with(subproject("client-one", true), subproject("client-two", false));

        assertThat(reason(mixed, Ready)).isEqualTo("Ready");
        assertThat(reason(mixed, SubtreeReady)).isEqualTo("ChildrenNotReady");
        assertThat(status(mixed).subprojects()).isEqualTo(new ChildCount(2, 1));
    }

    @Test
    void aNewSubtreeSettlesAndComesBack() {
        var soon = CREATED.plusSeconds(1);
        var report = report(IN_ORDER, soon);

        assertThat(report.status().flatMap(it -> Conditions.find(it.conditions(), SubtreeReady)))
                .map(Condition::reason)
                .contains("Settling");
        assertThat(report.nextCheck()).contains(CREATED.plusSeconds(3));
    }

    @Test
    void itWaitsForItsSubprojectsWhenItIsDeleted() {
        var going = IN_ORDER.with(subproject("client-one", true)).terminates();

        assertThat(reason(going, Ready)).isEqualTo("WaitingForChildren");
        assertThat(reason(going, SubtreeReady)).isEqualTo("WaitingForChildren");
        assertThat(reason(going, BillingReady)).isEqualTo("BillingLinked");
    }

    @Test
    void itLooksAgainWhetherItsSubprojectsAreGoneThoughNoneTellsIt() {
        assertThat(report(IN_ORDER.terminates(), NOW).nextCheck()).contains(NOW.plusSeconds(5));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void whatWasDecidedIsDecidedAgain(Worlds worlds) {
        var reported = status(worlds);

        assertThat(report(worlds.reported(reported), NOW.plusSeconds(60)).status())
                .contains(reported);
    }

    static Stream<Worlds> worlds() {
        var child = subproject("client-one", true);
        return Stream.of(
                        IN_ORDER,
                        IN_ORDER.with(child, subproject("client-two", false)),
                        IN_ORDER.of(Optional.empty()),
                        IN_ORDER.of(Optional.of(Worlds.account(ConditionStatus.Unknown))),
                        IN_ORDER.billedTo(Optional.empty()),
                        IN_ORDER.billedTo(Optional.of(billing(ACCOUNT))),
                        IN_ORDER.rivalledBy(STRONGER))
                .flatMap(world -> Stream.of(world, world.with(child).terminates()));
    }

    private static boolean enabled(Worlds worlds) {
        return ProjectDecision.decide(worlds.world(), NOW).key().request().enabled();
    }

    private static String reason(Worlds worlds, ConditionType type) {
        return Conditions.find(status(worlds).conditions(), type).orElseThrow().reason();
    }

    private static ProjectStatus status(Worlds worlds) {
        return report(worlds, NOW).status().orElseThrow();
    }

    private static Report<ProjectStatus> report(Worlds worlds, Instant now) {
        return ProjectDecision.decide(worlds.world(), now).report(NO_KEY, AccessOutcome.NONE);
    }
}
