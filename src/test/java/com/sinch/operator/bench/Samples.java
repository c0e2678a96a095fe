package com.sinch.operator.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was measured of each step, some of them several times. */
final class Samples {

    private final Map<Step, List<Double>> values = new EnumMap<>(Step.class);

    void add(Step step, double value) {
        values.computeIfAbsent(step, first -> new ArrayList<>()).add(value);
    }

    double median(Step step) {
        return median(values.getOrDefault(step, List.of()));
    }

    /** The middle one; of two in the middle the mean. */
    static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
