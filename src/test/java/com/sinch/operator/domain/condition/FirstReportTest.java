package com.sinch.operator.domain.condition;

import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstReportTest {

    private static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant AT_ONCE = CREATED.plusMillis(300);
    private static final List<Finding> GOOD = List.of(Finding.holds(Ready, Reason.Ready, "In order."));
    private static final List<Finding> BAD = List.of(Finding.fails(Ready, Reason.ParentNotFound, "Create it."));

    @Test
    void goodNewsNeverWaits() {
        assertThat(FirstReport.heldUntil(false, GOOD, CREATED, AT_ONCE)).isEmpty();
    }

    @Test
    void badNewsOfANewObjectWaits() {
        assertThat(FirstReport.heldUntil(false, BAD, CREATED, AT_ONCE)).contains(CREATED.plus(FirstReport.PATIENCE));
    }

    @Test
    void whatIsNotKnownYetWaitsAsBadNewsDoes() {
        var unknown = List.of(Finding.unknown(Ready, Reason.ParentNotReconciled, "Not yet."));

        assertThat(FirstReport.heldUntil(false, unknown, CREATED, AT_ONCE)).isPresent();
    }

    @Test
    void badNewsOfAnObjectThatWasReportedBeforeDoesNotWait() {
        assertThat(FirstReport.heldUntil(true, BAD, CREATED, AT_ONCE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2S", "PT2.001S", "P100D"})
    void badNewsWaitsOnlyAMoment(Duration age) {
        assertThat(FirstReport.heldUntil(false, BAD, CREATED, CREATED.plus(age)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2.001S", "P100D"})
    void badNewsDoesNotWaitForAClockThatIsFarAhead(Duration ahead) {
        assertThat(FirstReport.heldUntil(false, BAD, CREATED, CREATED.minus(ahead)))
                .isEmpty();
    }

    @Test
    void aHeldReportHasNoStatusAndComesBackWhenItIsDue() {
        var until = CREATED.plusSeconds(2);

        assertThat(Report.of("status", Optional.of(until), List.of(Optional.of(AT_ONCE))))
                .isEqualTo(new Report<String>(Optional.empty(), Optional.of(until)));
    }

    @Test
    void aReportComesBackAtTheEarliestOfItsChecks() {
        var checks = List.of(Optional.of(CREATED.plusSeconds(9)), Optional.<Instant>empty(), Optional.of(AT_ONCE));

        assertThat(Report.of("status", Optional.empty(), checks))
                .isEqualTo(new Report<>(Optional.of("status"), Optional.of(AT_ONCE)));
    }
}
