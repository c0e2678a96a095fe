package com.sinch.operator.bench.pure;

import com.sinch.operator.controller.subproject.DecidedSubproject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One reconciliation of a Subproject, between what is read and what is written. */
@State(Scope.Benchmark)
public class SubprojectBenchmark {

    DecidedSubproject.Known justCreated = DecidedSubproject.Known.justCreated();
    DecidedSubproject.Known atRest = justCreated.atRest();

    @Benchmark
    public DecidedSubproject justCreated() {
        return justCreated.decide();
    }

    @Benchmark
    public DecidedSubproject atRest() {
        return atRest.decide();
    }
}
