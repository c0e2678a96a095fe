package com.sinch.operator.domain.hierarchy;

import static com.sinch.operator.api.ConditionStatus.False;
import static com.sinch.operator.api.ConditionStatus.True;
import static com.sinch.operator.api.ConditionStatus.Unknown;
import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.condition.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptanceTest {

    private static final ObjectName CHILD = new ObjectName("Subproject", "clients", "client-one");
    private static final ObjectName NEAR = new ObjectName("Project", "clients", "brokering");
    private static final ObjectName FAR = new ObjectName("Project", "headquarters", "brokering");

    private static final Parent ACCEPTED = new Parent(NEAR, false, true, True);
    private static final Parent FAR_AWAY = new Parent(FAR, false, true, True);

    private static final Optional<Condition> NEVER = Optional.empty();
    private static final Optional<Condition> HELD = last(True, "Accepted");
    private static final Optional<Condition> REFUSED = last(False, "ParentNotFound");

    static Stream<Arguments> table() {
        return Stream.of(
                row("the parent is in order", ACCEPTED, NEVER, True, "Accepted"),
                row("the parent is in another namespace", FAR_AWAY, NEVER, True, "Accepted"),
                row("the parent has come", ACCEPTED, REFUSED, True, "Accepted"),
                row("not settled, never reported", unsettled(ACCEPTED), NEVER, Unknown, "ParentNotReconciled"),
                row("not settled, accepted before", unsettled(ACCEPTED), HELD, True, "Accepted"),
                row("not settled, refused before", unsettled(ACCEPTED), REFUSED, False, "ParentNotFound"),
                row("the parent is not accepted", accepted(False), HELD, False, "ParentNotAccepted"),
                row("the parent does not know yet", accepted(Unknown), HELD, Unknown, "ParentNotReconciled"),
                row("the parent goes, accepted before", terminating(ACCEPTED), HELD, True, "Accepted"),
                row("the parent goes, refused before", terminating(ACCEPTED), REFUSED, False, "ParentTerminating"),
                row("the parent goes, never reported", terminating(ACCEPTED), NEVER, False, "ParentTerminating"));
    }

    @ParameterizedTest(name = "{0}: {3}/{4}")
    @MethodSource("table")
    void aChildIsAcceptedAsItsParentSays(
            String given, Parent parent, Optional<Condition> previous, ConditionStatus status, String reason) {
        var finding = Acceptance.decide(CHILD, parent.name(), Optional.of(parent), previous);

        assertThat(finding.type()).isEqualTo(Accepted);
        assertThat(finding.status()).isEqualTo(status);
        assertThat(finding.reason()).isEqualTo(reason);
        assertThat(finding.message()).isNotBlank();
    }

    @Test
    void aParentMissingFromTheOwnNamespaceIsNamedAsMissing() {
        var finding = Acceptance.decide(CHILD, NEAR, Optional.empty(), HELD);

        assertThat(finding.status()).isEqualTo(False);
        assertThat(finding.reason()).isEqualTo(Reason.ParentNotFound.name());
        assertThat(finding.message()).startsWith("Project clients/brokering does not exist");
    }

    @Test
    void whatIsNotSeenInAnotherNamespaceIsNotPermittedWhetherOrNotItWasBefore() {
        var finding = Acceptance.decide(CHILD, FAR, Optional.empty(), NEVER);

        assertThat(finding.status()).isEqualTo(False);
        assertThat(finding.reason()).isEqualTo(Reason.NotPermitted.name());
        assertThat(finding.message())
                .startsWith("Project headquarters/brokering does not exist or does not permit namespace clients");
        assertThat(Acceptance.decide(CHILD, FAR, Optional.empty(), HELD)).isEqualTo(finding);
    }

    private static Arguments row(
            String given, Parent parent, Optional<Condition> previous, ConditionStatus status, String reason) {
        return arguments(given, parent, previous, status, reason);
    }

    private static Parent accepted(ConditionStatus accepted) {
        return new Parent(NEAR, false, true, accepted);
    }

    private static Parent unsettled(Parent parent) {
        return new Parent(parent.name(), parent.terminating(), false, parent.accepted());
    }

    private static Parent terminating(Parent parent) {
        return new Parent(parent.name(), true, parent.settled(), parent.accepted());
    }

    private static Optional<Condition> last(ConditionStatus status, String reason) {
        var since = Instant.parse("2026-11-22T12:00:00Z");
        return Optional.of(new Condition("Accepted", status, 1L, since, reason, "As it was."));
    }
}
