package com.sinch.operator.bench.pure;

import static com.sinch.operator.domain.condition.ConditionType.Ready;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.rollup.Child;
import com.sinch.operator.domain.rollup.Subtree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a parent works out from its children.
 *
 * @param children how many there are
 * @param below how many they have themselves
 * @param subtreeReady whether everything beneath it is ready
 * @param quietAt when it will have been left alone for long enough; empty = it has
 */
record RollUp(ChildCount children, ChildCount below, Finding subtreeReady, Optional<Instant> quietAt) {

    private static final Finding READY = Finding.holds(Ready, Reason.Ready, "In order.");

    static RollUp of(List<Child> children, Instant createdAt, Instant now) {
        return new RollUp(
                Subtree.count(children),
                Subtree.countBelow(children),
                Subtree.decide(READY, children, false, createdAt, now),
                Subtree.quietAt(children, createdAt, now));
    }
}
