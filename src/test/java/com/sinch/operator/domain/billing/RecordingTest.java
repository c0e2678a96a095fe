package com.sinch.operator.domain.billing;

import static com.sinch.operator.api.ConditionStatus.False;
import static com.sinch.operator.api.ConditionStatus.True;
import static com.sinch.operator.api.ConditionStatus.Unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.hierarchy.Parent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private static final ObjectName RECORD = new ObjectName("UsageReport", "clients", "november");
    private static final ObjectName GERMANY = new ObjectName("BillingAccount", "clients", "germany");
    private static final ObjectName OWN = new ObjectName("SinchAccount", "clients", "middleman");
    private static final ObjectName OTHER = new ObjectName("SinchAccount", "clients", "competitor");
    private static final ObjectName NEAR = new ObjectName("Project", "clients", "brokering");
    private static final ObjectName FAR = new ObjectName("Project", "headquarters", "brokering");

    @Test
    void aRecordIsTakenByABillingAccountOfItsCurrency() {
        assertThat(accept(billing(false, True))).isEqualTo("Accepted");
        assertThat(accept(Optional.empty())).isEqualTo("ParentNotFound");
        assertThat(accept(billing(false, False))).isEqualTo("ParentNotAccepted");
    }

    @Test
    void whatWasUsedWasUsedThoughTheBillingAccountIsBeingDeleted() {
        assertThat(accept(billing(true, True))).isEqualTo("Accepted");
    }

    @Test
    void aRecordInAnotherCurrencyStallsForItIsImmutable() {
        var finding = Recording.accept(RECORD, "USD", GERMANY, billing(false, True), Optional.empty());

        assertThat(finding.reason()).isEqualTo("CurrencyMismatch");
        assertThat(finding.stalls()).isTrue();
    }

    @Test
    void aReportCountsForAnAcceptedProjectOfTheSameAccountWhereverThatIs() {
        assertThat(attribute(NEAR, project(OWN, True))).isEqualTo("ProjectCharged");
        assertThat(attribute(FAR, project(OWN, True))).isEqualTo("ProjectCharged");
    }

    @Test
    void besideItselfAReportTellsWhatIsWrongWithItsProject() {
        assertThat(attribute(NEAR, Optional.empty())).isEqualTo("ProjectNotFound");
        assertThat(attribute(NEAR, project(OTHER, True))).isEqualTo("AccountMismatch");
        assertThat(attribute(NEAR, project(OWN, False))).isEqualTo("ParentNotAccepted");
        assertThat(attribute(NEAR, project(OWN, Unknown))).isEqualTo("ParentNotReconciled");
    }

    @Test
    void elsewhereItTellsNothing() {
        var absent = Recording.attribute(RECORD, FAR, account(false, True), Optional.empty());

        for (var found : new Recording.Project[] {
            new Recording.Project(OTHER, True), new Recording.Project(OWN, False), new Recording.Project(OWN, Unknown)
        }) {
            assertThat(Recording.attribute(RECORD, FAR, account(false, True), Optional.of(found)))
                    .isEqualTo(absent);
        }
        assertThat(absent.reason()).isEqualTo("NotPermitted");
    }

    private static String accept(Optional<Recording.Account> billing) {
        return Recording.accept(RECORD, "EUR", GERMANY, billing, Optional.empty())
                .reason();
    }

    private static String attribute(ObjectName target, Optional<Recording.Project> project) {
        return Recording.attribute(RECORD, target, account(false, True), project)
                .reason();
    }

    private static Optional<Recording.Account> billing(boolean terminating, ConditionStatus accepted) {
        return Optional.of(account(terminating, accepted));
    }

    private static Recording.Account account(boolean terminating, ConditionStatus accepted) {
        return new Recording.Account(new Parent(GERMANY, terminating, true, accepted), OWN, "EUR");
    }

    private static Optional<Recording.Project> project(ObjectName account, ConditionStatus accepted) {
        return Optional.of(new Recording.Project(account, accepted));
    }
}
