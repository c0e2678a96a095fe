package com.sinch.operator.bench.pure;

import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;

/**
 * What one benchmark came to.
 *
 * @param name which one, like {@code RollUp.inOrder}
 * @param parameter what it was run with, like {@code children=100}; empty = it has no parameters
 * @param nanoseconds what one operation takes
 * @param error half the width of the interval in which that lies with a probability of 99.9 %; NaN = too little was measured
 * @param bytes what one operation allocates
 */
record Row(String name, String parameter, double nanoseconds, double error, double bytes) {

    /** The profiler's name for the bytes of one operation. */
    private static final String BYTES = "gc.alloc.rate.norm";

    static Row of(RunResult result) {
        var parameters = result.getParams();
        var time = result.getPrimaryResult();
        var allocated = Objects.requireNonNull(result.getSecondaryResults().get(BYTES), BYTES);
        return new Row(
                name(parameters.getBenchmark()),
                parameters.getParamsKeys().stream()
                        .map(key -> key + "=" + parameters.getParam(key))
                        .collect(Collectors.joining(", ")),
                time.getScore(),
                time.getScoreError(),
                allocated.getScore());
    }

    private static String name(String benchmark) {
        int method = benchmark.lastIndexOf('.');
        int type = benchmark.lastIndexOf('.', method - 1);
        return benchmark.substring(type + 1).replace("Benchmark.", ".");
    }
}
