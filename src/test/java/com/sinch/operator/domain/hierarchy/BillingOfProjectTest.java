package com.sinch.operator.domain.hierarchy;

import static com.sinch.operator.api.ConditionStatus.False;
import static com.sinch.operator.api.ConditionStatus.True;
import static com.sinch.operator.api.ConditionStatus.Unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.condition.Finding;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BillingOfProjectTest {

    private static final ObjectName PROJECT = new ObjectName("Project", "clients", "brokering");
    private static final ObjectName NEAR = new ObjectName("BillingAccount", "clients", "germany");
    private static final ObjectName FAR = new ObjectName("BillingAccount", "finance", "germany");
    private static final ObjectName OWN = new ObjectName("SinchAccount", "headquarters", "middleman");
    private static final ObjectName OTHER = new ObjectName("SinchAccount", "headquarters", "competitor");

    private static final Optional<Condition> NEVER = Optional.empty();
    private static final Optional<Condition> BILLED = Optional.of(new Condition(
            "BillingReady", True, 1L, Instant.parse("2026-11-22T12:00:00Z"), "BillingLinked", "It pays."));

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("of the same account", account(NEAR, OWN, true, True), NEVER, True, "BillingLinked"),
                arguments("of another account", account(NEAR, OTHER, true, True), NEVER, False, "AccountMismatch"),
                arguments(
                        "of another account, not settled",
                        account(NEAR, OTHER, false, True),
                        BILLED,
                        False,
                        "AccountMismatch"),
                arguments("in another namespace", account(FAR, OWN, true, True), NEVER, True, "BillingLinked"),
                arguments("not settled, linked before", account(NEAR, OWN, false, True), BILLED, True, "BillingLinked"),
                arguments(
                        "not settled, never reported",
                        account(NEAR, OWN, false, True),
                        NEVER,
                        Unknown,
                        "ParentNotReconciled"),
                arguments("not accepted", account(NEAR, OWN, true, False), BILLED, False, "ParentNotAccepted"),
                arguments(
                        "not known to be accepted",
                        account(NEAR, OWN, true, Unknown),
                        BILLED,
                        Unknown,
                        "ParentNotReconciled"));
    }

    @ParameterizedTest(name = "a billing account {0}: {3}/{4}")
    @MethodSource("table")
    void aProjectIsBilledAsItsBillingAccountSays(
            String given,
            Billing.Account account,
            Optional<Condition> previous,
            ConditionStatus status,
            String reason) {
        var finding = decide(account.parent().name(), Optional.of(account), previous);

        assertThat(finding.status()).isEqualTo(status);
        assertThat(finding.reason()).isEqualTo(reason);
    }

    @Test
    void aBillingAccountThatGoesTakesNoNewProjectsAndKeepsThoseItHas() {
        var going = new Billing.Account(new Parent(NEAR, true, true, True), OWN, True);

        assertThat(decide(NEAR, Optional.of(going), NEVER).reason()).isEqualTo("ParentTerminating");
        assertThat(decide(NEAR, Optional.of(going), BILLED).reason()).isEqualTo("BillingLinked");
    }

    @Test
    void aBillingAccountWithoutFundsDoesNotPayThoughItIsAccepted() {
        var accepted = new Parent(NEAR, false, true, True);

        assertThat(decide(NEAR, Optional.of(new Billing.Account(accepted, OWN, False)), BILLED)
                        .reason())
                .isEqualTo("FundsUnavailable");
    }

    @Test
    void whereNothingIsKnownOfFundsYetWhatWasReportedLastHolds() {
        var unknown = Optional.of(new Billing.Account(new Parent(NEAR, false, true, True), OWN, Unknown));

        assertThat(decide(NEAR, unknown, BILLED).reason()).isEqualTo("BillingLinked");
        assertThat(decide(NEAR, unknown, NEVER).reason()).isEqualTo("ParentNotReconciled");
    }

    @Test
    void aMissingBillingAccountOfTheOwnNamespaceIsNamedAsMissing() {
        assertThat(decide(NEAR, Optional.empty(), BILLED).reason()).isEqualTo("BillingAccountNotFound");
    }

    @Test
    void aBillingAccountThatIsNotSeenInAnotherNamespaceIsNotPermitted() {
        assertThat(decide(FAR, Optional.empty(), BILLED).reason()).isEqualTo("NotPermitted");
    }

    @Test
    void theAccountOfAForeignBillingAccountIsNotGivenAway() {
        assertThat(decide(NEAR, Optional.of(account(NEAR, OTHER, true, True)), NEVER)
                        .message())
                .doesNotContain("competitor");
    }

    private static Finding decide(ObjectName target, Optional<Billing.Account> account, Optional<Condition> previous) {
        return Billing.ofProject(PROJECT, OWN, target, account, previous);
    }

    private static Billing.Account account(
            ObjectName name, ObjectName owner, boolean settled, ConditionStatus accepted) {
        return new Billing.Account(new Parent(name, false, settled, accepted), owner, True);
    }
}
