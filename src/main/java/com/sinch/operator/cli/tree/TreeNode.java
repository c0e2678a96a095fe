package com.sinch.operator.cli.tree;

import static com.sinch.operator.domain.condition.ConditionType.Paused;
import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static com.sinch.operator.domain.condition.ConditionType.Reconciling;
import static com.sinch.operator.domain.condition.ConditionType.Stalled;
import static com.sinch.operator.domain.condition.ConditionType.SubtreeReady;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object and what hangs beneath it.
 *
 * @param name which object
 * @param parent the object of the kind above that it names, whether or not that exists; empty for an account
 * @param created when it was made; null = unknown
 * @param terminating whether it is being deleted
 * @param outdated whether it was edited after its status was last written
 * @param conditions its conditions, as reported; the summaries last
 * @param facts what else is worth knowing
 * @param children what is attached to it, sorted
 */
record TreeNode(
        ObjectName name,
        Optional<ObjectName> parent,
        @Nullable Instant created,
        boolean terminating,
        boolean outdated,
        List<Condition> conditions,
        Facts facts,
        List<TreeNode> children) {

    /** By kind, then by name. */
    static final Comparator<TreeNode> ORDER = Comparator.comparing(TreeNode::kind)
            .thenComparing(node -> node.name().namespace())
            .thenComparing(node -> node.name().name());

    /** kstatus' conditions: they are about {@code Ready}, and it is their True that is abnormal. */
    private static final Set<String> PROGRESS = Set.of(Reconciling.name(), Stalled.name());

    /** Where these fail, they may do so by repeating another condition. */
    private static final Set<String> SUMMARIES = Set.of(Ready.name(), SubtreeReady.name());

    TreeNode {
        conditions = conditions.stream()
                .sorted(Comparator.comparing(condition -> SUMMARIES.contains(condition.type())))
                .toList();
        children = children.stream().sorted(ORDER).toList();
    }

    /** Its kind. */
    Kind kind() {
        return Kind.valueOf(name.kind());
    }

    /** The condition that sums up the others; empty = nothing was reported yet. */
    Optional<Condition> ready() {
        return Conditions.find(conditions, Ready);
    }

    /** Whether it cannot heal without an edit. */
    boolean stalled() {
        return Conditions.status(conditions, Stalled) == ConditionStatus.True;
    }

    /** Whether nothing is done for it. */
    boolean paused() {
        return Conditions.status(conditions, Paused) == ConditionStatus.True;
    }

    /** The conditions that tell what is wrong, without the summaries that only repeat another one's message. */
    List<Condition> failures() {
        var failures = new ArrayList<Condition>();
        for (var condition : conditions) {
            if (condition.status() == ConditionStatus.True || PROGRESS.contains(condition.type())) {
                continue;
            }
            var repeats = SUMMARIES.contains(condition.type())
                    && failures.stream().anyMatch(told -> told.message().equals(condition.message()));
            if (!repeats) {
                failures.add(condition);
            }
        }
        return List.copyOf(failures);
    }

    /** Whether nothing is to be told of it or of anything beneath it: only such objects may be folded away. */
    boolean sound() {
        return Conditions.status(conditions, Ready) == ConditionStatus.True
                && failures().isEmpty()
                && !stalled()
                && !paused()
                && !terminating
                && !outdated
                && children.stream().allMatch(TreeNode::sound);
    }
}
