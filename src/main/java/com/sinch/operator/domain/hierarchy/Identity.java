package com.sinch.operator.domain.hierarchy;

import static com.sinch.operator.domain.condition.ConditionType.Accepted;

import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** IDs are unique over Projects and Subprojects together. */
public final class Identity {

    private static final Comparator<Claim> STRONGEST_FIRST = Comparator.comparing(
                    Claim::reported, Comparator.reverseOrder())
            .thenComparing(Claim::granted, Comparator.reverseOrder())
            .thenComparing(Claim::createdAt)
            .thenComparing(Claim::uid);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private Identity() {}

    /**
     * One object's claim to an ID.
     *
     * @param object who claims it
     * @param uid the object's UID
     * @param createdAt when the object was created
     * @param reported whether its status reports the ID, which only an object does that has it
     * @param granted whether the ID was granted to it a moment ago, though its status may not be known to report it yet
     */
    public record Claim(ObjectName object, String uid, Instant createdAt, boolean reported, boolean granted) {

        /** The claim of an object to which nothing was granted of late. */
        public Claim(ObjectName object, String uid, Instant createdAt, boolean reported) {
            this(object, uid, createdAt, reported, false);
        }

        /** The same claim, granted to its object. */
        Claim grantedNow() {
            return new Claim(object, uid, createdAt, reported, true);
        }
    }

    /**
     * The claims to one ID, as one object sees them.
     *
     * @param own the object's own
     * @param rivals the claims of all other objects
     */
    public record Contest(Claim own, List<Claim> rivals) {

        /** The same, where the ID was granted to the object of that UID. */
        public Contest granted(@Nullable String uid) {
            return new Contest(
                    granted(own, uid),
                    rivals.stream().map(rival -> granted(rival, uid)).toList());
        }

        private static Claim granted(Claim claim, @Nullable String uid) {
            return claim.uid().equals(uid) ? claim.grantedNow() : claim;
        }
    }

    /** When to look again whether the ID that an object claims has become free; empty = it has it. */
    public static Optional<Instant> nextCheck(Finding accepted, Instant now) {
        return taken(accepted) ? Optional.of(now.plus(LOOK_AGAIN)) : Optional.empty();
    }

    /** Whether an object was refused because its ID is taken. */
    private static boolean taken(Finding accepted) {
        return accepted.reason().equals(Reason.IdTaken.name());
    }

    /**
     * The ID that an object may report: its own, once it was accepted. An object that hangs nowhere tells nothing of an ID,
     * not even that it is free.
     *
     * @param id the ID that the object claims
     * @param own its claim
     * @param conflict that the ID is another's; empty = it is not
     * @param accepted whether the object was accepted, as just decided
     * @return null = none
     */
    public static @Nullable String reported(String id, Claim own, Optional<Finding> conflict, Finding accepted) {
        return conflict.isEmpty() && (accepted.holds() || own.reported()) ? id : null;
    }

    /**
     * Decides whose an ID is: who already reports it keeps it, or whom it was granted to a moment ago, then the older has it,
     * then the lower UID. Whether the others hang in the tree does not count: then it would depend on the order of events who
     * has it.
     *
     * @param id the ID
     * @param own the claim of the object that asks
     * @param others the claims of all other objects to the same ID
     * @return a finding that refuses the object; empty = the ID is its own
     */
    public static Optional<Finding> conflict(String id, Claim own, List<Claim> others) {
        return others.stream()
                .filter(other -> !other.uid().equals(own.uid()))
                .min(STRONGEST_FIRST)
                .filter(strongest -> STRONGEST_FIRST.compare(strongest, own) < 0)
                .map(holder -> Finding.fails(
                        Accepted,
                        Reason.IdTaken,
                        "The ID " + id + " is taken by another object: re-create this one with another ID"
                                + " (an ID is unique over all Projects and Subprojects)."));
    }
}
