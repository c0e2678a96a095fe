package com.sinch.operator.kubernetes;

import com.sinch.operator.domain.metric.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The operator's own metrics in a registry, each with the name, the labels and the description that it is documented with.
 *
 * @param registry where they are
 */
public record Meters(MeterRegistry registry) {

    /** A tree is Ready within seconds; what takes longer waits for somebody. */
    private static final Duration[] UNTIL_READY = {
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
    };

    /** The counter with those values of its labels. */
    public Counter counter(Metric metric, String... values) {
        return Counter.builder(metric.plainName())
                .description(metric.description())
                .tags(tags(metric, values))
                .register(registry);
    }

    /** Has {@code value} asked at each scrape. */
    public void gauge(Metric metric, Supplier<Number> value, String... values) {
        Gauge.builder(metric.plainName(), value)
                .description(metric.description())
                .tags(tags(metric, values))
                .strongReference(true)
                .register(registry);
    }

    /** The histogram with those values of its labels. */
    public Timer timer(Metric metric, String... values) {
        return Timer.builder(metric.plainName())
                .description(metric.description())
                .tags(tags(metric, values))
                .serviceLevelObjectives(UNTIL_READY)
                .register(registry);
    }

    private static Tags tags(Metric metric, String... values) {
        if (values.length != metric.labels().size()) {
            throw new IllegalArgumentException(metric + " has the labels " + metric.labels());
        }
        return IntStream.range(0, values.length)
                .mapToObj(i -> Tags.of(metric.labels().get(i), values[i]))
                .reduce(Tags.empty(), Tags::and);
    }
}
