package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Balance;
import com.sinch.operator.api.BillingAccountStatus;
import com.sinch.operator.api.Charge;
import com.sinch.operator.api.ChargeTotal;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.ProjectStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldWritesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ProjectStatus EMPTY = counting(0);

    private final HeldWrites writes = new HeldWrites();

    @Test
    void aCountIsWrittenOnceItHasBeenTheSameForFiveSeconds() {
        assertThat(writes.until("uid", EMPTY, counting(1), NOW)).contains(NOW.plusSeconds(5));
        assertThat(writes.until("uid", EMPTY, counting(1), NOW.plusSeconds(4))).contains(NOW.plusSeconds(5));
        assertThat(writes.until("uid", EMPTY, counting(1), NOW.plusSeconds(5))).isEmpty();
    }

    @Test
    void eachChangeHoldsItForAsLongAgain() {
        writes.until("uid", EMPTY, counting(1), NOW);

        assertThat(writes.until("uid", EMPTY, counting(2), NOW.plusSeconds(4))).contains(NOW.plusSeconds(9));
    }

    @Test
    void whatNeverComesToRestIsWrittenAfterHalfAMinute() {
        for (var second = 0; second < 30; second++) {
            assertThat(writes.until("uid", EMPTY, counting(second + 1), NOW.plusSeconds(second)))
                    .isPresent();
        }

        assertThat(writes.until("uid", EMPTY, counting(31), NOW.plusSeconds(30)))
                .isEmpty();
    }

    @Test
    void afterAWriteItBeginsAnew() {
        writes.until("uid", EMPTY, counting(1), NOW);
        writes.until("uid", EMPTY, counting(1), NOW.plusSeconds(5));

        assertThat(writes.until("uid", counting(1), counting(2), NOW.plusSeconds(6)))
                .contains(NOW.plusSeconds(11));
    }

    @Test
    void whatHasCorrectedItselfIsForgotten() {
        writes.until("uid", EMPTY, counting(1), NOW);
        writes.forget("uid");

        assertThat(writes.until("uid", EMPTY, counting(1), NOW.plusSeconds(5))).contains(NOW.plusSeconds(10));
    }

    @Test
    void thePassingOfTimeAloneChangesNothing() {
        writes.until("uid", EMPTY, dated(NOW), NOW);

        assertThat(writes.until("uid", EMPTY, dated(NOW.plusSeconds(4)), NOW.plusSeconds(4)))
                .contains(NOW.plusSeconds(5));
    }

    @Test
    void anEditAndABillingAccountAreNeverHeld() {
        assertThat(writes.until("uid", EMPTY, EMPTY.reporting(2, EMPTY.conditions()), NOW))
                .isEmpty();
        assertThat(writes.until("uid", EMPTY, linked(), NOW)).isEmpty();
    }

    @Test
    void anIdWaitsUntilItsObjectIsReady() {
        assertThat(writes.until("uid", EMPTY, identified(ConditionStatus.False), NOW))
                .contains(NOW.plusSeconds(5));
        assertThat(writes.until("uid", EMPTY, identified(ConditionStatus.True), NOW.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void theIdOfWhatIsReadyIsNeverHeld() {
        assertThat(writes.until("uid", ready(), identified(ConditionStatus.True), NOW))
                .isEmpty();
    }

    @Test
    void whatIsUrgentTakesAlongWhatWasHeld() {
        writes.until("uid", EMPTY, counting(1), NOW);

        assertThat(writes.until("uid", EMPTY, ready(), NOW.plusSeconds(1))).isEmpty();
        assertThat(writes.until("uid", EMPTY, counting(1), NOW.plusSeconds(2))).contains(NOW.plusSeconds(7));
    }

    @Test
    void chargesWaitUntilTheWaveOfReportsIsOver() {
        assertThat(writes.until("uid", EMPTY, charged("1"), NOW)).contains(NOW.plusSeconds(5));
        assertThat(writes.until("uid", EMPTY, charged("2"), NOW.plusSeconds(4))).contains(NOW.plusSeconds(9));
        assertThat(writes.until("uid", EMPTY, charged("2"), NOW.plusSeconds(9))).isEmpty();
    }

    @Test
    void aBalanceIsNeverHeld() {
        assertThat(writes.until("uid", standingAt("10"), standingAt("9"), NOW)).isEmpty();
    }

    @Test
    void oneObjectDoesNotHoldAnother() {
        writes.until("uid", EMPTY, counting(1), NOW);

        assertThat(writes.until("other", EMPTY, counting(1), NOW.plusSeconds(5)))
                .contains(NOW.plusSeconds(10));
    }

    private static ProjectStatus counting(int subprojects) {
        return new ProjectStatus(
                null,
                null,
                null,
                1L,
                List.of(condition(ConditionStatus.False, NOW)),
                new ChildCount(subprojects, 0),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private static ProjectStatus dated(Instant since) {
        return new ProjectStatus(
                null,
                null,
                null,
                1L,
                List.of(condition(ConditionStatus.False, since)),
                new ChildCount(1, 0),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private static ProjectStatus charged(String amount) {
        return new ProjectStatus(
                null,
                null,
                null,
                1L,
                EMPTY.conditions(),
                EMPTY.subprojects(),
                null,
                List.of(),
                List.of(new Charge("2026-11", "EUR", amount)),
                List.of(new ChargeTotal("EUR", amount)));
    }

    private static BillingAccountStatus standingAt(String available) {
        return new BillingAccountStatus(
                null, 1L, EMPTY.conditions(), null, new Balance("10", "0", available), List.of(), List.of());
    }

    private static ProjectStatus identified(ConditionStatus ready) {
        return new ProjectStatus(
                "id",
                null,
                null,
                1L,
                List.of(condition(ready, NOW)),
                new ChildCount(0, 0),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private static ProjectStatus linked() {
        return new ProjectStatus(
                null,
                null,
                new ParentReference("department", "finance"),
                1L,
                EMPTY.conditions(),
                new ChildCount(0, 0),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private static ProjectStatus ready() {
        return EMPTY.reporting(1, List.of(condition(ConditionStatus.True, NOW)));
    }

    private static Condition condition(ConditionStatus status, Instant since) {
        return new Condition("Ready", status, 1L, since, "Reason", "Message.");
    }
}
