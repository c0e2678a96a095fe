package com.sinch.operator.runtime;

import com.sinch.operator.domain.metric.Metric;
import com.sinch.operator.kubernetes.ApiRequests;
import com.sinch.operator.kubernetes.Meters;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All metrics of one operator: its own, the framework's under its own names, and the JVM's. */
public final class Telemetry implements AutoCloseable {

    /** The framework's names are as general as {@code reconciliations}: other operators' would be among them. */
    private static final Map<String, Metric> RENAMED = Map.of(
            MicrometerMetricsV2.RECONCILIATIONS_STARTED,
            Metric.RECONCILIATIONS_STARTED,
            MicrometerMetricsV2.RECONCILIATIONS_SUCCESS,
            Metric.RECONCILIATIONS_SUCCEEDED,
            MicrometerMetricsV2.RECONCILIATIONS_FAILED,
            Metric.RECONCILIATIONS_FAILED,
            MicrometerMetricsV2.RECONCILIATIONS_RETRIES_NUMBER,
            Metric.RECONCILIATIONS_RETRIED,
            MicrometerMetricsV2.RECONCILIATIONS_EXECUTIONS_GAUGE,
            Metric.RECONCILIATIONS_ACTIVE,
            MicrometerMetricsV2.RECONCILIATIONS_QUEUE_SIZE_GAUGE,
            Metric.RECONCILIATIONS_QUEUED,
            MicrometerMetricsV2.RECONCILIATION_EXECUTION_DURATION,
            Metric.RECONCILIATION_TIME,
            "events.received",
            Metric.WATCH_EVENTS);

    private static final List<String> COUNTED = List.of(
            MicrometerMetricsV2.RECONCILIATIONS_STARTED,
            MicrometerMetricsV2.RECONCILIATIONS_SUCCESS,
            MicrometerMetricsV2.RECONCILIATIONS_FAILED,
            MicrometerMetricsV2.RECONCILIATIONS_RETRIES_NUMBER);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final JvmHeapPressureMetrics pressure = new JvmHeapPressureMetrics();
    private final LogbackMetrics log = new LogbackMetrics();
    private final Interceptor apiRequests;

    private Telemetry() {
        registry.config()
                .meterFilter(MeterFilter.denyNameStartsWith(MicrometerMetricsV2.NUMBER_OF_RESOURCE_GAUGE))
                .meterFilter(renaming());
        Stream.of(
                        new ClassLoaderMetrics(),
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics(),
                        new FileDescriptorMetrics(),
                        collections,
                        pressure,
                        log)
                .forEach((MeterBinder binder) -> binder.bindTo(registry));
        apiRequests = new ApiRequests(meters());
    }

    /** Begins to count. */
    public static Telemetry start() {
        return new Telemetry();
    }

    /** Counts the requests of the client that it is added to. */
    public Interceptor apiRequests() {
        return apiRequests;
    }

    /** Where the operator's own metrics go. */
    Meters meters() {
        return new Meters(registry);
    }

    /** What the framework tells of that controller; its counters are there from the beginning, so that they show their first step. */
    void controller(String name) {
        COUNTED.forEach(counter -> registry.counter(counter, "controller.name", name));
    }

    MicrometerMetricsV2 ofFramework() {
        return MicrometerMetricsV2.newBuilder(registry).build();
    }

    /** Has the state of objects read at each scrape. */
    void read(StateCollector state) {
        registry.getPrometheusRegistry().register(state);
    }

    /** All metrics as they are now, in Prometheus' text format. */
    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        pressure.close();
        log.close();
        registry.close();
    }

    private static MeterFilter renaming() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                var metric = RENAMED.get(id.getName());
                return metric == null
                        ? id
                        : new Meter.Id(
                                metric.plainName(),
                                Tags.of(id.getTagsAsIterable()),
                                id.getBaseUnit(),
                                metric.description(),
                                id.getType());
            }
        };
    }
}
