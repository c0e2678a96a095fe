package com.sinch.operator.runtime;

import static java.util.stream.Collectors.groupingBy;

import com.sinch.operator.domain.metric.Metric;
import com.sinch.operator.domain.metric.Sample;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads the state of objects when it is asked for: nothing is counted in between, and what belongs to an object goes with it. Only
 * the operator that works tells it, so that sums over several are right.
 */
final class StateCollector implements MultiCollector {

    private final BooleanSupplier working;
    private final Supplier<Stream<Sample>> state;

    /**
     * @param working whether there is anything to tell
     * @param state reads the state
     */
    StateCollector(BooleanSupplier working, Supplier<Stream<Sample>> state) {
        this.working = working;
        this.state = state;
    }

    @Override
    public MetricSnapshots collect() {
        if (!working.getAsBoolean()) {
            return MetricSnapshots.of();
        }
        var byMetric = state.get().collect(groupingBy(Sample::metric));
        var snapshots = MetricSnapshots.builder();
        byMetric.forEach((metric, samples) -> snapshots.metricSnapshot(gauge(metric, samples)));
        return snapshots.build();
    }

    private static GaugeSnapshot gauge(Metric metric, List<Sample> samples) {
        var gauge = GaugeSnapshot.builder().name(metric.queryName()).help(metric.description());
        samples.forEach(sample -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(Labels.of(metric.labels(), sample.labels()))
                .value(sample.value())
                .build()));
        return gauge.build();
    }
}
