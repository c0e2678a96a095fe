package com.sinch.operator.domain.rollup;

import static com.sinch.operator.domain.condition.ConditionType.SubtreeReady;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What flows up the tree. */
public final class Subtree {

    /**
     * How long nothing must have been added before a subtree becomes ready. Without this pause a tree that is being
     * applied object by object would be ready between any two of them, and its condition would flap.
     */
    public static final Duration QUIET = Duration.ofSeconds(3);

    private Subtree() {}

    /** How many of the children there are, and how many are ready. */
    public static ChildCount count(Collection<Child> children) {
        return new ChildCount(
                children.size(), (int) children.stream().filter(Child::ready).count());
    }

    /** The children of all the children. */
    public static ChildCount countBelow(Collection<Child> children) {
        return children.stream().map(Child::below).reduce(ChildCount.NONE, ChildCount::plus);
    }

    /**
     * Decides {@code SubtreeReady}.
     *
     * @param ready the object's own {@code Ready}, as just decided
     * @param children its children of all kinds
     * @param heldBefore whether {@code SubtreeReady} was True when last reported
     * @param createdAt when the object itself was created
     * @param now the present time
     */
    public static Finding decide(
            Finding ready, List<Child> children, boolean heldBefore, Instant createdAt, Instant now) {
        if (!ready.holds()) {
            return ready.as(SubtreeReady);
        }
        var failing = children.stream().filter(child -> !child.subtreeReady()).toList();
        if (!failing.isEmpty()) {
            return Finding.fails(SubtreeReady, Reason.ChildrenNotReady, describe(failing, children.size()));
        }
        if (!heldBefore && quietAt(children, createdAt, now).isPresent()) {
            return Finding.fails(
                    SubtreeReady, Reason.Settling, "Everything is Ready; waiting a moment for more to be added.");
        }
        return Finding.holds(SubtreeReady, Reason.SubtreeReady, "This and everything beneath it is Ready.");
    }

    /** When a subtree that is being added to has been left alone for long enough; empty = it has. */
    public static Optional<Instant> quietAt(List<Child> children, Instant createdAt, Instant now) {
        var newest = children.stream()
                .map(Child::createdAt)
                .max(Comparator.naturalOrder())
                .orElse(createdAt);
        var addedLast = newest.isAfter(createdAt) ? newest : createdAt;
        // The API server's clock may be ahead of ours: then the pause is given up rather than prolonged.
        if (addedLast.isAfter(now.plus(QUIET))) {
            return Optional.empty();
        }
        return Optional.of(addedLast.plus(QUIET)).filter(quiet -> quiet.isAfter(now));
    }

    private static String describe(List<Child> failing, int total) {
        var verb = failing.size() == 1 ? " is" : " are";
        return failing.size() + " of " + total + verb + " not in order: "
                + Few.of(failing, child -> child.name() + " (" + child.reason() + ")") + ".";
    }
}
