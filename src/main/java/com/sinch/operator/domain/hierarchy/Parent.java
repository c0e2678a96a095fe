package com.sinch.operator.domain.hierarchy;

import com.sinch.operator.api.ConditionStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What a child needs to know of the object that its reference names. A child sees only what permits its namespace, so
 * nothing that is decided from this can tell a refusal from an absence.
 *
 * @param name which object
 * @param terminating whether it is being deleted
 * @param settled whether its status speaks of its present spec; while it does not, nothing is concluded from it
 * @param accepted its own {@code Accepted}
 */
public record Parent(ObjectName name, boolean terminating, boolean settled, ConditionStatus accepted) {

    /** When to look again at a parent that has not settled; empty = it has, or there is none. */
    public static Optional<Instant> nextCheck(Optional<Parent> parent, Instant now) {
        return parent.filter(it -> !it.settled).map(it -> now.plusSeconds(1));
    }

    /** The same, as if it were not being deleted: for those who are welcome even then. */
    public Parent staying() {
        return new Parent(name, false, settled, accepted);
    }

    /** The same but for {@code settled}: what a child has to be woken for. */
    public Parent flowingDown() {
        return new Parent(name, terminating, true, accepted);
    }
}
