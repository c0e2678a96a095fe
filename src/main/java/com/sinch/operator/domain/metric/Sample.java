package com.sinch.operator.domain.metric;

import java.util.List;

/**
 * One value of a metric.
 *
 * @param metric which metric
 * @param labels the values of its labels, in the order in which it has them
 * @param value the value
 */
public record Sample(Metric metric, List<String> labels, double value) {

    /** @throws IllegalArgumentException where the metric has other labels */
    public Sample {
        labels = List.copyOf(labels);
        if (labels.size() != metric.labels().size()) {
            throw new IllegalArgumentException(metric + " has the labels " + metric.labels() + ", not " + labels);
        }
    }
}
