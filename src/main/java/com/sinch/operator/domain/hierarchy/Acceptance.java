package com.sinch.operator.domain.hierarchy;

import static com.sinch.operator.domain.condition.ConditionType.Accepted;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.util.Optional;

/** Whether a child may hang under the parent that its reference names. */
public final class Acceptance {

    private Acceptance() {}

    /**
     * Decides {@code Accepted} of a child.
     *
     * @param child the child
     * @param target what its reference names
     * @param parent what is known of that; empty = it does not exist, or does not permit the child
     * @param previous the child's {@code Accepted} as last reported
     */
    public static Finding decide(
            ObjectName child, ObjectName target, Optional<Parent> parent, Optional<Condition> previous) {
        return refusal(Accepted, child, target, parent, Reason.ParentNotFound, previous)
                .orElseGet(() -> Finding.holds(Accepted, Reason.Accepted, "Belongs to " + target + "."));
    }

    /**
     * Why an object may not use what its reference names. What is absent and what is not permitted in another namespace
     * look alike, so that nobody can probe for names.
     *
     * @param type the condition that the answer goes to
     * @param notFound the reason for a target that does not exist in the object's own namespace
     * @return empty = it may
     */
    static Optional<Finding> refusal(
            ConditionType type,
            ObjectName child,
            ObjectName target,
            Optional<Parent> found,
            Reason notFound,
            Optional<Condition> previous) {
        if (found.isEmpty()) {
            return Optional.of(notAvailable(type, child, target, notFound));
        }
        var parent = found.get();
        if (!parent.settled()) {
            return Optional.of(lastReported(type, target, previous));
        }
        if (parent.accepted() == ConditionStatus.Unknown) {
            return Optional.of(Finding.unknown(
                    type,
                    Reason.ParentNotReconciled,
                    target + " is not known to be accepted yet: see its conditions."));
        }
        if (parent.accepted() == ConditionStatus.False) {
            return Optional.of(Finding.fails(
                    type, Reason.ParentNotAccepted, target + " is not accepted itself: see its conditions."));
        }
        var heldBefore = previous.filter(condition -> condition.status() == ConditionStatus.True);
        if (parent.terminating() && heldBefore.isEmpty()) {
            return Optional.of(Finding.fails(
                    type,
                    Reason.ParentTerminating,
                    target + " is being deleted and takes nothing new: "
                            + (another(type) ? "name another in spec.billingAccountRef, or " : "")
                            + "wait until it is gone, and create it again."));
        }
        return Optional.empty();
    }

    private static Finding notAvailable(ConditionType type, ObjectName child, ObjectName target, Reason notFound) {
        if (target.namespace().equals(child.namespace())) {
            return Finding.fails(
                    type,
                    notFound,
                    target + " does not exist: create it, or "
                            + (another(type) ? "name another in spec.billingAccountRef." : "correct the reference."));
        }
        return Finding.fails(
                type,
                Reason.NotPermitted,
                target + " does not exist or does not permit namespace " + child.namespace()
                        + ": ask its owner to allow that in " + grant(child) + ".");
    }

    /** A project may choose another billing account, but no object another parent. */
    private static boolean another(ConditionType type) {
        return type == ConditionType.BillingReady;
    }

    private static String grant(ObjectName child) {
        return child.kind().equals("BillingAccount") ? "allowedBillingNamespaces" : "allowedNamespaces";
    }

    private static Finding lastReported(ConditionType type, ObjectName target, Optional<Condition> previous) {
        return previous.map(condition -> Finding.again(type, condition))
                .orElseGet(() -> Finding.unknown(
                        type,
                        Reason.ParentNotReconciled,
                        target + " has not been reconciled yet: this goes on by itself."));
    }
}
