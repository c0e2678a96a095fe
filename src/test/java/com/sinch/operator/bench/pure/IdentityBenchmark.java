package com.sinch.operator.bench.pure;

import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.Identity.Claim;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whose an ID is. */
@State(Scope.Benchmark)
public class IdentityBenchmark {

    private static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ID = "client-one";

    /** How many others claim it: hardly ever any. */
    @Param({"0", "1", "100"})
    public int rivals;

    Claim oldest = claim(0);
    Claim youngest = oldest;
    List<Claim> younger = List.of();
    List<Claim> older = List.of();

    @Setup
    public void claim() {
        youngest = claim(rivals + 1);
        younger = IntStream.rangeClosed(1, rivals)
                .mapToObj(IdentityBenchmark::claim)
                .toList();
        older = IntStream.range(0, rivals).mapToObj(IdentityBenchmark::claim).toList();
    }

    @Benchmark
    public Optional<Finding> kept() {
        return Identity.conflict(ID, oldest, younger);
    }

    @Benchmark
    public Optional<Finding> contested() {
        return Identity.conflict(ID, youngest, older);
    }

    private static Claim claim(int age) {
        return new Claim(
                new ObjectName("Subproject", "clients", "client-" + age),
                "uid-" + age,
                CREATED.plusSeconds(age),
                false);
    }
}
