package com.sinch.operator.bench.pure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.domain.rollup.Child;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A roll-up looks at each child a few times, however many others there are. */
class RollUpTest {

    private static final int FEW = 10;

    /** Counts how often a child is looked at. */
    private static final class Watched extends AbstractList<Child> {

        private final List<Child> children;
        private int looks;

        Watched(List<Child> children) {
            this.children = children;
        }

        @Override
        public Child get(int index) {
            looks++;
            return children.get(index);
        }

        @Override
        public int size() {
            return children.size();
        }
    }

    @Test
    void eachChildIsLookedAtAsOftenAmongTenThousandAsAmongAHundred() {
        assertThat(looks(Family.inOrder(10_000))).isEqualTo(100 * looks(Family.inOrder(100)));
        assertThat(looks(Family.failing(10_000))).isEqualTo(100 * looks(Family.failing(100)));
        assertThat(looks(Family.inOrder(100))).isBetween(100, 100 * FEW);
    }

    private static int looks(List<Child> children) {
        var watched = new Watched(children);
        RollUp.of(watched, Family.CREATED, Family.LATER);
        return watched.looks;
    }
}
