package com.sinch.operator.domain.metric;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one object stands, as far as figures go.
 *
 * @param createdAt when it was created
 * @param paused whether it is paused
 * @param conditions its conditions
 * @param keys its keys
 * @param nextRotation when its key is due, where it is by age
 */
public record Standing(
        Instant createdAt,
        boolean paused,
        List<Condition> conditions,
        List<KeyRecord> keys,
        Optional<Instant> nextRotation) {

    Optional<Condition> ready() {
        return Conditions.find(conditions, ConditionType.Ready);
    }

    /** Since when {@code Ready} has been what it is. */
    Instant since() {
        return ready().map(Condition::lastTransitionTime).orElse(createdAt);
    }

    boolean overdue(Instant now) {
        return nextRotation.filter(due -> due.isBefore(now)).isPresent();
    }
}
