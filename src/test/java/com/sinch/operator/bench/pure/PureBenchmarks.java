package com.sinch.operator.bench.pure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of this package, each in a JVM of its own, and writes what they came to as a table. */
public final class PureBenchmarks {

    /** Short: what is looked for is a factor, not a percent. */
    private static final TimeValue ITERATION = TimeValue.milliseconds(250);

    private static final int WARM_UP = 4;
    private static final int MEASURED = 8;

    /** All the heap from the start, so that its growth is not measured. */
    private static final String HEAP = "512m";

    private PureBenchmarks() {}

    /** Takes {@code bench.only} and {@code bench.table} from the profile {@code bench-pure}. */
    public static void main(String[] args) throws RunnerException, IOException {
        var rows = run(measured(System.getProperty("bench.only", ".*")));
        var file = Path.of(System.getProperty("bench.table", "target/performance/pure.md"));
        var table = Table.of(rows);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, table);
        System.out.printf("%n%s%n%s%n", table, file);
    }

    /** One row for each benchmark and parameter, by name and then in the order of the parameters. */
    static List<Row> run(Options options) throws RunnerException {
        return new Runner(options)
                .run().stream()
                        .map(Row::of)
                        .sorted(Comparator.comparing(Row::name))
                        .toList();
    }

    /** Those benchmarks of this package whose names have {@code only} in them. */
    static ChainedOptionsBuilder chosen(String only) {
        var home = PureBenchmarks.class.getPackageName().replace(".", "\\.");
        return new OptionsBuilder()
                .include("^" + home + "\\..*(" + only + ")")
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class);
    }

    private static Options measured(String only) {
        return chosen(only)
                .mode(Mode.AverageTime)
                .forks(1)
                .jvmArgs("-Xms" + HEAP, "-Xmx" + HEAP)
                .warmupIterations(WARM_UP)
                .warmupTime(ITERATION)
                .measurementIterations(MEASURED)
                .measurementTime(ITERATION)
                .shouldFailOnError(true)
                .build();
    }
}
