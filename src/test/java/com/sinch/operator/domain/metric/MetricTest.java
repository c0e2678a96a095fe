package com.sinch.operator.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prometheus' conventions on names. */
class MetricTest {

    @ParameterizedTest
    @EnumSource(Metric.class)
    void countersAndNothingElseEndOnTotal(Metric metric) {
        assertThat(metric.queryName().endsWith("_total")).isEqualTo(metric.type() == Metric.Type.COUNTER);
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void whatIsTimedSaysItsUnit(Metric metric) {
        if (metric.type() == Metric.Type.HISTOGRAM) {
            assertThat(metric.queryName()).endsWith("_seconds");
        }
        assertThat(metric.queryName()).matches("[a-z][a-z_]*[a-z]");
        assertThat(metric.labels()).allSatisfy(label -> assertThat(label).matches("[a-z_]+"));
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void whatTheOperatorNamesCannotBeTakenForAnothers(Metric metric) {
        if (metric.source() != Metric.Source.JVM) {
            assertThat(metric.queryName()).startsWith("sinch_");
        }
    }

    @Test
    void noNameIsTheBeginningOfACountersSoThatARegistryTakesBoth() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::plainName)).doesNotHaveDuplicates();
    }
}
