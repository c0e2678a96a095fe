package com.sinch.operator.domain.rollup;

import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static com.sinch.operator.domain.condition.ConditionType.Reconciling;

import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parents that are being deleted wait for their children. */
public final class Deletion {

    /** The children's events wake a parent; this is for those that never come, as when a kind is taken away. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private Deletion() {}

    /**
     * The findings of an object that is being deleted: it goes on as before, for its children still rely on it, but it is
     * not Ready.
     *
     * @param findings what was found otherwise
     * @param children what it waits for
     * @param until what has to become of them, like {@code deleted}
     */
    public static List<Finding> waiting(List<Finding> findings, List<Child> children, String until) {
        var message = children.isEmpty()
                ? "Being deleted; waits until nothing is attached to it any more."
                : "Being deleted; waits for " + children.size() + " to be " + until + " first: "
                        + Few.of(children, child -> child.name().toString()) + ".";
        var all = new ArrayList<>(findings);
        all.add(Finding.fails(Ready, Reason.WaitingForChildren, message));
        all.add(Finding.holds(Reconciling, Reason.WaitingForChildren, message));
        return List.copyOf(all);
    }

    /** When to look again whether what a parent waits for is gone; empty = it is not being deleted. */
    public static Optional<Instant> nextCheck(boolean terminating, Instant now) {
        return terminating ? Optional.of(now.plus(LOOK_AGAIN)) : Optional.empty();
    }
}
