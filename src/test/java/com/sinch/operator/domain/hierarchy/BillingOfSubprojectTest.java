package com.sinch.operator.domain.hierarchy;

import static com.sinch.operator.api.ConditionStatus.False;
import static com.sinch.operator.api.ConditionStatus.True;
import static com.sinch.operator.api.ConditionStatus.Unknown;
import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BillingOfSubprojectTest {

    private static final ObjectName PROJECT = new ObjectName("Project", "clients", "brokering");
    private static final boolean SETTLED = true;
    private static final Finding ACCEPTED = Finding.holds(Accepted, Reason.Accepted, "Belongs to it.");
    private static final Finding NOT_ACCEPTED = Finding.fails(Accepted, Reason.NotPermitted, "Ask its owner.");
    private static final Finding NOT_KNOWN = Finding.unknown(Accepted, Reason.ParentNotReconciled, "Not yet.");

    private static final Optional<Condition> NEVER = Optional.empty();
    private static final Optional<Condition> BILLED = Optional.of(new Condition(
            "BillingReady", True, 1L, Instant.parse("2026-11-22T12:00:00Z"), "BillingLinked", "It pays."));

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("its project is billed", ACCEPTED, SETTLED, True, NEVER, True, "BillingLinked"),
                arguments("its project is not", ACCEPTED, SETTLED, False, BILLED, False, "ParentBillingNotReady"),
                arguments(
                        "its project does not know",
                        ACCEPTED,
                        SETTLED,
                        Unknown,
                        BILLED,
                        Unknown,
                        "ParentNotReconciled"),
                arguments("it is not accepted", NOT_ACCEPTED, SETTLED, True, BILLED, False, "ParentBillingNotReady"),
                arguments(
                        "not accepted, not settled",
                        NOT_ACCEPTED,
                        !SETTLED,
                        True,
                        BILLED,
                        False,
                        "ParentBillingNotReady"),
                arguments("not settled, billed before", ACCEPTED, !SETTLED, False, BILLED, True, "BillingLinked"),
                arguments("not settled, new", NOT_KNOWN, !SETTLED, True, NEVER, Unknown, "ParentNotReconciled"));
    }

    @ParameterizedTest(name = "{0}: {5}/{6}")
    @MethodSource("table")
    void aSubprojectIsBilledWithItsProject(
            String given,
            Finding accepted,
            boolean settled,
            ConditionStatus project,
            Optional<Condition> previous,
            ConditionStatus status,
            String reason) {
        var finding = Billing.ofSubproject(accepted, PROJECT, settled, project, previous);

        assertThat(finding.status()).isEqualTo(status);
        assertThat(finding.reason()).isEqualTo(reason);
    }
}
