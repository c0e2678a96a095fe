package com.sinch.operator.domain.condition;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which changes of conditions cannot wait. */
public final class Urgency {

    private static final List<ConditionType> WAITED_FOR = List.of(ConditionType.Ready, ConditionType.SubtreeReady);

    private Urgency() {}

    /**
     * Whether a change has to be reported at once: {@code Ready} or {@code SubtreeReady} becomes or ceases to be True, a
     * condition comes or goes, or something changes its status about an object that is Ready. That an object which is not
     * Ready is so for another reason, or that a message counts anew, can wait until it has come to rest.
     */
    public static boolean urgent(List<Condition> before, List<Condition> after) {
        var then = statuses(before);
        var now = statuses(after);
        if (!then.keySet().equals(now.keySet()) || isTrue(after, ConditionType.Ready)) {
            return !then.equals(now);
        }
        return WAITED_FOR.stream().anyMatch(type -> isTrue(before, type) != isTrue(after, type));
    }

    private static boolean isTrue(List<Condition> conditions, ConditionType type) {
        return Conditions.status(conditions, type) == ConditionStatus.True;
    }

    private static Map<String, ConditionStatus> statuses(List<Condition> conditions) {
        return conditions.stream().collect(Collectors.toMap(Condition::type, Condition::status, (one, other) -> other));
    }
}
