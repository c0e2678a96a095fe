package com.sinch.operator.domain.metric;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts the objects of one kind, in one pass over them. */
public final class Census {

    private final String kind;
    private final boolean keyed;
    private final Instant now;
    private final Map<List<String>, Integer> objects = new HashMap<>();
    private final Map<String, Instant> oldest = new HashMap<>();
    private final Map<KeyState, Integer> keys = new EnumMap<>(KeyState.class);
    private int paused;
    private int overdue;

    private Census(String kind, boolean keyed, Instant now) {
        this.kind = kind;
        this.keyed = keyed;
        this.now = now;
    }

    /**
     * What the objects of a kind come to.
     *
     * @param kind the kind
     * @param keyed whether objects of that kind have keys
     * @param standings all of them
     * @param now the present time
     */
    public static List<Sample> of(String kind, boolean keyed, Stream<Standing> standings, Instant now) {
        var census = new Census(kind, keyed, now);
        standings.forEach(census::count);
        return census.samples();
    }

    private void count(Standing standing) {
        var status = standing.ready().map(Condition::status).orElse(ConditionStatus.Unknown);
        var reason = ReasonLabel.of(standing.ready());
        objects.merge(List.of(kind, status.name(), reason), 1, Integer::sum);
        if (status != ConditionStatus.True) {
            oldest.merge(reason, standing.since(), (one, other) -> one.isBefore(other) ? one : other);
        }
        paused += standing.paused() ? 1 : 0;
        overdue += standing.overdue(now) ? 1 : 0;
        standing.keys().stream().filter(KeyRecord::live).forEach(key -> keys.merge(key.state(), 1, Integer::sum));
    }

    private List<Sample> samples() {
        var samples = new ArrayList<Sample>();
        objects.forEach((labels, number) -> samples.add(new Sample(Metric.OBJECTS, labels, number)));
        oldest.forEach((reason, since) ->
                samples.add(new Sample(Metric.NOT_READY_OLDEST, List.of(kind, reason), Math.max(0, seconds(since)))));
        samples.add(new Sample(Metric.PAUSED, List.of(kind), paused));
        if (keyed) {
            Stream.of(KeyState.Active, KeyState.Retiring)
                    .map(state ->
                            new Sample(Metric.VALID_KEYS, List.of(kind, state.name()), keys.getOrDefault(state, 0)))
                    .forEach(samples::add);
            samples.add(new Sample(Metric.KEYS_OVERDUE, List.of(kind), overdue));
        }
        return List.copyOf(samples);
    }

    private double seconds(Instant since) {
        return Duration.between(since, now).toMillis() / 1000.0;
    }
}
