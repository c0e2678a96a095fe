package com.sinch.operator.domain.rollup;

import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static com.sinch.operator.domain.rollup.Children.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SubtreePropertiesTest {

    private static final Finding READY = Finding.holds(Ready, Reason.Ready, "In order.");

    @Property
    void theOrderOfTheChildrenDoesNotMatter(
            @ForAll("children") List<Child> children,
            @ForAll boolean heldBefore,
            @ForAll("times") Instant now,
            @ForAll Random random) {
        var shuffled = new ArrayList<>(children);
        Collections.shuffle(shuffled, random);

        assertThat(Subtree.decide(READY, shuffled, heldBefore, CREATED, now))
                .isEqualTo(Subtree.decide(READY, children, heldBefore, CREATED, now));
        assertThat(Subtree.quietAt(shuffled, CREATED, now)).isEqualTo(Subtree.quietAt(children, CREATED, now));
        assertThat(Subtree.count(shuffled)).isEqualTo(Subtree.count(children));
        assertThat(Subtree.countBelow(shuffled)).isEqualTo(Subtree.countBelow(children));
        assertThat(Deletion.waiting(List.of(), shuffled, "deleted"))
                .isEqualTo(Deletion.waiting(List.of(), children, "deleted"));
    }

    @Property
    void itIsReadyOnlyIfEveryChildIs(
            @ForAll("children") List<Child> children, @ForAll boolean heldBefore, @ForAll("times") Instant now) {
        var holds = Subtree.decide(READY, children, heldBefore, CREATED, now).holds();

        assertThat(holds && children.stream().anyMatch(child -> !child.subtreeReady()))
                .isFalse();
    }

    @Property
    void whatSettlesIsLookedAtAgainWithinTwoPausesAndIsThenReady(
            @ForAll("children") List<Child> children, @ForAll("times") Instant now) {
        var finding = Subtree.decide(READY, children, false, CREATED, now);
        if (!finding.reason().equals(Reason.Settling.name())) {
            return;
        }
        var again = Subtree.quietAt(children, CREATED, now).orElseThrow();

        assertThat(again).isAfter(now).isBeforeOrEqualTo(now.plus(Subtree.QUIET.multipliedBy(2)));
        assertThat(Subtree.decide(READY, children, false, CREATED, again).holds())
                .isTrue();
    }

    @Provide
    static Arbitrary<List<Child>> children() {
        var names = Arbitraries.strings().withCharRange('a', 'h').ofLength(1);
        var failing =
                Combinators.combine(names, Arbitraries.of("IdTaken", "new")).as(Children::failing);
        var ready = Combinators.combine(names, times()).as(Children::createdAt);
        return Arbitraries.oneOf(ready, ready, failing, names.map(Children::failingBeneath))
                .list()
                .ofMaxSize(8)
                .uniqueElements(Child::name);
    }

    @Provide
    static Arbitrary<Instant> times() {
        return Arbitraries.integers().between(-8, 8).map(CREATED::plusSeconds);
    }
}
