package com.sinch.operator.bench.pure;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;
import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.BillingReady;

import com.sinch.operator.api.Condition;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The conditions that a status is given. */
@State(Scope.Benchmark)
public class ConditionsBenchmark {

    static final Instant BEFORE = Instant.parse("2026-11-22T12:00:00Z");
    static final Instant NOW = BEFORE.plusSeconds(3600);

    private static final Finding ACCEPTED = Finding.holds(Accepted, Reason.Accepted, "Belongs to Project brokering.");
    private static final Finding KEY = Finding.holds(APIKeyReady, Reason.KeyIssued, "It holds the active key.");

    List<Finding> inOrder = Conditions.withReadiness(
            List.of(ACCEPTED, Finding.holds(BillingReady, Reason.BillingLinked, "The project is billed."), KEY));
    List<Finding> notBilled = Conditions.withReadiness(
            List.of(ACCEPTED, Finding.fails(BillingReady, Reason.ParentBillingNotReady, "The project is not."), KEY));
    List<Condition> reported = Conditions.report(List.of(), inOrder, 1, BEFORE);

    @Benchmark
    public List<Condition> first() {
        return Conditions.report(List.of(), inOrder, 1, NOW);
    }

    @Benchmark
    public List<Condition> atRest() {
        return Conditions.report(reported, inOrder, 1, NOW);
    }

    @Benchmark
    public List<Condition> changed() {
        return Conditions.report(reported, notBilled, 1, NOW);
    }
}
