package com.sinch.operator.domain.condition;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import java.util.Arrays;

/**
 * What a decision found of one condition: all of a {@link Condition} but its times.
 *
 * @param type which condition
 * @param status whether it holds
 * @param reason why; one of {@link Reason}, or what a newer version reported and is kept
 * @param message for people: what is wrong, with which object, and what to do
 */
public record Finding(ConditionType type, ConditionStatus status, String reason, String message) {

    /** The condition holds. */
    public static Finding holds(ConditionType type, Reason reason, String message) {
        return new Finding(type, ConditionStatus.True, reason.name(), message);
    }

    /** The condition does not hold. */
    public static Finding fails(ConditionType type, Reason reason, String message) {
        return new Finding(type, ConditionStatus.False, reason.name(), message);
    }

    /** Whether the condition holds is not known yet. */
    public static Finding unknown(ConditionType type, Reason reason, String message) {
        return new Finding(type, ConditionStatus.Unknown, reason.name(), message);
    }

    /** What was reported last, reported once more. */
    public static Finding again(ConditionType type, Condition previous) {
        return new Finding(type, previous.status(), previous.reason(), previous.message());
    }

    /** Whether the condition holds. */
    public boolean holds() {
        return status == ConditionStatus.True;
    }

    /** Whether no other object's change can heal it. */
    public boolean stalls() {
        return Arrays.stream(Reason.values())
                .anyMatch(known -> known.stalls() && known.name().equals(reason));
    }

    /** The same finding under another type. */
    public Finding as(ConditionType other) {
        return new Finding(other, status, reason, message);
    }
}
