package com.sinch.operator.domain.condition;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A condition whose status has just changed, and that is worth telling people of.
 *
 * @param to the condition as it is now
 */
public record Transition(Condition to) {

    private static final List<ConditionType> TOLD = List.of(ConditionType.Ready, ConditionType.SubtreeReady);

    /** Reasons of what goes its ordinary way. */
    private static final Set<Reason> ORDINARY = EnumSet.of(Reason.Settling, Reason.WaitingForChildren);

    /** What has changed, of {@code Ready} and {@code SubtreeReady}. What was not reported before was Unknown. */
    public static List<Transition> between(List<Condition> before, List<Condition> after) {
        return TOLD.stream()
                .flatMap(type ->
                        Conditions.find(after, type)
                                .filter(now -> now.status() != Conditions.status(before, type))
                                .stream())
                .map(Transition::new)
                .toList();
    }

    /** Whether somebody should look at it. */
    public boolean alarming() {
        return to.status() == ConditionStatus.False
                && ORDINARY.stream().noneMatch(reason -> reason.name().equals(to.reason()));
    }

    /** The change in a sentence. */
    public String describe() {
        return to.type() + " is " + to.status() + ": " + to.message();
    }
}
