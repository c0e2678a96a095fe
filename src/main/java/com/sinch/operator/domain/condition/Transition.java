package com.sinch.operator.domain.condition;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A condition whose status has just changed, and that is worth telling people of.
 *
 * @param to the condition as it is now
 */
public record Transition(Condition to) {

    private static final List<ConditionType> TOLD = List.of(ConditionType.Ready, ConditionType.SubtreeReady);

    /** Reasons of what goes its ordinary way. */
    private static final Set<Reason> ORDINARY = EnumSet.of(Reason.Settling, Reason.WaitingForChildren);

    /**
     * What has changed, of {@code Ready} and {@code SubtreeReady}, and that a balance has come to another threshold. What was
     * not reported before was Unknown.
     */
    public static List<Transition> between(List<Condition> before, List<Condition> after) {
        var ofStatus = TOLD.stream()
                .flatMap(type ->
                        Conditions.find(after, type)
                                .filter(now -> now.status() != Conditions.status(before, type))
                                .stream());
        return Stream.concat(ofStatus, lowBalance(before, after))
                .map(Transition::new)
                .toList();
    }

    /** Its message names the threshold and not the balance, so it is another one at another threshold only. */
    private static Stream<Condition> lowBalance(List<Condition> before, List<Condition> after) {
        var then = Conditions.find(before, ConditionType.FundsAvailable).map(Condition::message);
        return Conditions.find(after, ConditionType.FundsAvailable).stream()
                .filter(now -> now.reason().equals(Reason.LowBalance.name()))
                .filter(now -> then.filter(now.message()::equals).isEmpty());
    }

    /** Whether somebody should look at it. */
    public boolean alarming() {
        if (to.reason().equals(Reason.LowBalance.name())) {
            return true;
        }
        return to.status() == ConditionStatus.False
                && ORDINARY.stream().noneMatch(reason -> reason.name().equals(to.reason()));
    }

    /** The change in a sentence. */
    public String describe() {
        return to.reason().equals(Reason.LowBalance.name())
                ? to.message()
                : to.type() + " is " + to.status() + ": " + to.message();
    }
}
