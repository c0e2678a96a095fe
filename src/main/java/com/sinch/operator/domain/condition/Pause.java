package com.sinch.operator.domain.condition;

import com.sinch.operator.api.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What is reported of an object that is paused: what was reported last, and that it is paused. Where nothing was, that it is
 * not known to be Ready.
 */
public final class Pause {

    private static final Finding PAUSED = Finding.holds(
            ConditionType.Paused,
            Reason.PausedByAnnotation,
            "Nothing is done for this object, its deletion included: remove the annotation account.sinch.com/paused to go on.");

    /** Who finds no Ready at all takes the object for one that is in order (kstatus). */
    private static final Finding NOT_BEGUN = Finding.unknown(
            ConditionType.Ready,
            Reason.PausedByAnnotation,
            "Paused before anything was done: remove the annotation account.sinch.com/paused to begin.");

    private Pause() {}

    /**
     * The report of a paused object.
     *
     * @param last the conditions as last reported
     * @param status the last status, but with another observedGeneration and other conditions
     * @param generation the object's {@code metadata.generation}
     * @param now the present time
     */
    public static <S> Report<S> report(
            List<Condition> last, BiFunction<Long, List<Condition>, S> status, long generation, Instant now) {
        var conditions = new ArrayList<>(last);
        if (Conditions.find(last, ConditionType.Ready).isEmpty()) {
            conditions.add(reported(NOT_BEGUN, last, generation, now));
        }
        conditions.removeIf(condition -> condition.type().equals(ConditionType.Paused.name()));
        conditions.add(reported(PAUSED, last, generation, now));
        return new Report<>(Optional.of(status.apply(generation, List.copyOf(conditions))), Optional.empty());
    }

    private static Condition reported(Finding finding, List<Condition> last, long generation, Instant now) {
        return Conditions.find(Conditions.report(last, List.of(finding), generation, now), finding.type())
                .orElseThrow();
    }
}
