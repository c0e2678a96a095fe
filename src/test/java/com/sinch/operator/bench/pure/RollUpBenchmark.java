package com.sinch.operator.bench.pure;

import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.rollup.Child;
import com.sinch.operator.domain.rollup.Deletion;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a parent works out from its children, whenever one of them changes. */
@State(Scope.Benchmark)
public class RollUpBenchmark {

    @Param({"100", "1000", "10000"})
    public int children;

    List<Child> inOrder = List.of();
    List<Child> failing = List.of();

    @Setup
    public void bear() {
        inOrder = Family.inOrder(children);
        failing = Family.failing(children);
    }

    @Benchmark
    public RollUp inOrder() {
        return RollUp.of(inOrder, Family.CREATED, Family.LATER);
    }

    /** As when a project's billing is cut off: every one of them is at fault, and three are named. */
    @Benchmark
    public RollUp failing() {
        return RollUp.of(failing, Family.CREATED, Family.LATER);
    }

    @Benchmark
    public List<Finding> beingDeleted() {
        return Deletion.waiting(List.of(), inOrder, "deleted");
    }
}
