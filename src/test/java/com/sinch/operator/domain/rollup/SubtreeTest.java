package com.sinch.operator.domain.rollup;

import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static com.sinch.operator.domain.condition.ConditionType.SubtreeReady;
import static com.sinch.operator.domain.rollup.Children.CREATED;
import static com.sinch.operator.domain.rollup.Children.createdAt;
import static com.sinch.operator.domain.rollup.Children.failing;
import static com.sinch.operator.domain.rollup.Children.failingBeneath;
import static com.sinch.operator.domain.rollup.Children.ready;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubtreeTest {

    private static final Finding READY = Finding.holds(Ready, Reason.Ready, "In order.");
    private static final boolean HELD_BEFORE = true;

    @Test
    void childrenAndTheReadyOnesAmongThemAreCounted() {
        var children = List.of(ready("a"), failing("b", "IdTaken"), failingBeneath("c"));

        assertThat(Subtree.count(children)).isEqualTo(new ChildCount(3, 2));
        assertThat(Subtree.count(List.of())).isEqualTo(ChildCount.NONE);
    }

    @Test
    void theChildrenOfTheChildrenAreAddedUp() {
        assertThat(Subtree.countBelow(List.of(ready("a"), failingBeneath("b"), failing("c", "IdTaken"))))
                .isEqualTo(new ChildCount(7, 5));
        assertThat(Subtree.countBelow(List.of())).isEqualTo(ChildCount.NONE);
    }

    @Test
    void whatIsNotReadyItselfIsNotReadyAsASubtreeForTheSameReason() {
        var notReady = Finding.unknown(Ready, Reason.ParentNotReconciled, "Not yet.");

        assertThat(Subtree.decide(notReady, List.of(failing("a", "IdTaken")), HELD_BEFORE, CREATED, CREATED))
                .isEqualTo(notReady.as(SubtreeReady));
    }

    @Test
    void oneFailingChildIsNamedWithItsReason() {
        assertThat(decide(List.of(ready("a"), failing("b", "IdTaken"))))
                .isEqualTo(Finding.fails(
                        SubtreeReady, Reason.ChildrenNotReady, "1 of 2 is not in order: Project clients/b (IdTaken)."));
    }

    @Test
    void aChildThatIsReadyButHasFailingOnesBeneathFailsTheSubtree() {
        assertThat(decide(List.of(failingBeneath("a"))).message())
                .isEqualTo("1 of 1 is not in order: Project clients/a (ChildrenNotReady).");
    }

    @Test
    void ofManyFailingChildrenTheFirstThreeAreNamedAndTheRestCounted() {
        var children = List.of(
                failing("e", "IdTaken"),
                failing("c", "NotPermitted"),
                ready("d"),
                failing("b", "IdTaken"),
                failing("a", "new"),
                failing("f", "new"));

        assertThat(decide(children).message())
                .isEqualTo("5 of 6 are not in order: Project clients/a (new), Project clients/b (IdTaken),"
                        + " Project clients/c (NotPermitted) and 2 more.");
    }

    @Test
    void aSubtreeWithoutChildrenIsReady() {
        assertThat(decide(List.of()).holds()).isTrue();
    }

    @Test
    void afterTheLastAdditionItWaitsAMomentForMore() {
        var children = List.of(ready("a"), createdAt("b", CREATED.plusSeconds(60)));
        var justBefore = CREATED.plusSeconds(60).plus(Subtree.QUIET).minusMillis(1);

        var settling = Subtree.decide(READY, children, !HELD_BEFORE, CREATED, justBefore);

        assertThat(settling.status()).isEqualTo(ConditionStatus.False);
        assertThat(settling.reason()).isEqualTo(Reason.Settling.name());
        assertThat(Subtree.quietAt(children, CREATED, justBefore)).contains(justBefore.plusMillis(1));
        assertThat(Subtree.decide(READY, children, !HELD_BEFORE, CREATED, justBefore.plusMillis(1))
                        .holds())
                .isTrue();
    }

    @Test
    void aNewObjectWithoutChildrenWaitsForThemToo() {
        assertThat(Subtree.decide(READY, List.of(), !HELD_BEFORE, CREATED, CREATED.plusMillis(1))
                        .reason())
                .isEqualTo(Reason.Settling.name());
        assertThat(Subtree.quietAt(List.of(), CREATED, CREATED.plusMillis(1))).contains(CREATED.plus(Subtree.QUIET));
    }

    @Test
    void aSubtreeThatWasReadyStaysSoWhenAReadyChildIsAdded() {
        var children = List.of(createdAt("a", CREATED.plusSeconds(60)));

        assertThat(Subtree.decide(READY, children, HELD_BEFORE, CREATED, CREATED.plusSeconds(60))
                        .holds())
                .isTrue();
    }

    @Test
    void aFailingChildIsReportedWithoutWaiting() {
        var children = List.of(createdAt("a", CREATED.plusSeconds(60)), failing("b", "IdTaken"));

        assertThat(Subtree.decide(READY, children, !HELD_BEFORE, CREATED, CREATED.plusSeconds(60))
                        .reason())
                .isEqualTo(Reason.ChildrenNotReady.name());
    }

    @Test
    void itDoesNotWaitForAClockThatIsFarAhead() {
        var children = List.of(createdAt("a", CREATED.plusSeconds(60)));

        assertThat(Subtree.quietAt(children, CREATED, CREATED.plusSeconds(50))).isEmpty();
        assertThat(Subtree.decide(READY, children, !HELD_BEFORE, CREATED, CREATED.plusSeconds(50))
                        .holds())
                .isTrue();
    }

    @Test
    void aClockThatIsALittleAheadDoesNotSpareThePause() {
        assertThat(Subtree.quietAt(List.of(), CREATED, CREATED.minusSeconds(1))).contains(CREATED.plus(Subtree.QUIET));
    }

    private static Finding decide(List<Child> children) {
        return Subtree.decide(READY, children, !HELD_BEFORE, CREATED, CREATED.plusSeconds(3600));
    }
}
