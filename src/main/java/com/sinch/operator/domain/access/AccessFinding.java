package com.sinch.operator.domain.access;

import static com.sinch.operator.domain.condition.ConditionType.AccessReady;

import com.sinch.operator.api.Condition;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is told of the members' access to an object. Nothing in it changes with who the members are. */
public final class AccessFinding {

    private AccessFinding() {}

    /** All is in place. */
    public static Finding granted() {
        return Finding.holds(AccessReady, Reason.AccessGranted, "The members of the project have their access.");
    }

    /** Somebody else's Roles or RoleBindings stand in the way. */
    public static Finding notOwned(List<String> names) {
        return Finding.fails(
                AccessReady,
                Reason.RoleNotOwned,
                "Role or RoleBinding " + String.join(", ", names)
                        + " belongs to somebody else and is left alone, and so its members have no access: delete it.");
    }

    /** The API server does not let the operator do it. */
    public static Finding forbidden(MissingPermission missing) {
        return Finding.fails(AccessReady, Reason.Forbidden, missing.inWords());
    }

    /** Somebody else keeps undoing what the operator writes. */
    public static Finding contested(Instant until) {
        return Finding.fails(
                AccessReady,
                Reason.RoleChanging,
                "Somebody else keeps changing or deleting the members' Roles or RoleBindings here: find out who. They are put"
                        + " right at " + until + ".");
    }

    /** Nothing is concluded: what was reported stays. */
    public static Finding unchanged(Optional<Condition> reported) {
        return reported.map(condition -> Finding.again(AccessReady, condition))
                .orElseGet(() -> Finding.unknown(
                        AccessReady, Reason.RoleChanging, "The access could not be set up yet: it is tried again."));
    }
}
