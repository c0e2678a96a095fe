package com.sinch.operator.domain.condition;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long to wait before what failed is looked at again, where no event will tell that it might succeed.
 *
 * @param first how long at first; then as long again as has been waited already
 * @param longest how long at most
 */
public record Patience(Duration first, Duration longest) {

    /**
     * When to look again.
     *
     * @param reported the condition as last reported
     * @param now the present time
     */
    public Instant nextLook(Optional<Condition> reported, Instant now) {
        var waited = reported.filter(condition -> condition.status() == ConditionStatus.False)
                .map(condition -> Duration.between(condition.lastTransitionTime(), now))
                .filter(it -> it.compareTo(first) > 0)
                .orElse(first);
        return now.plus(waited.compareTo(longest) < 0 ? waited : longest);
    }
}
