package com.sinch.operator.bench.pure;

import com.sinch.operator.domain.billing.Bearer;
import com.sinch.operator.domain.billing.Book;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.billing.Ledger;
import com.sinch.operator.domain.billing.Slot;
import com.sinch.operator.domain.billing.Usage;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The sums of a project after a year of monthly reports, each with a line for every subproject that bears costs. */
@State(Scope.Benchmark)
public class LedgerBenchmark {

    static final int MONTHS = 12;
    static final ObjectName ACCOUNT = new ObjectName("SinchAccount", "clients", "acme");
    static final ObjectName PROJECT = new ObjectName("Project", "clients", "brokering");

    private static final ObjectName BILLING_ACCOUNT = new ObjectName("BillingAccount", "clients", "germany");
    private static final ObjectName CORRECTION = new ObjectName("UsageReport", "clients", "correction");

    @Param({"10", "1000"})
    public int bearers;

    Ledger ledger = new Ledger();
    List<Bearer> all = List.of();
    Usage correction = usage(MONTHS, List.of(bearer(0)));

    @Setup
    public void keep() {
        ledger = new Ledger();
        ledger.open(BILLING_ACCOUNT, new Book(ACCOUNT, "EUR", true));
        all = IntStream.range(0, bearers).mapToObj(LedgerBenchmark::bearer).toList();
        IntStream.rangeClosed(1, MONTHS).forEach(month -> ledger.enter(report(month), usage(month, all)));
    }

    /** What a project reports of its charges. */
    @Benchmark
    public Charges ofProject() {
        return ledger.ofProject(PROJECT, ACCOUNT);
    }

    /** What one subproject reports of its charges. */
    @Benchmark
    public Charges ofBearer() {
        return ledger.of(PROJECT, ACCOUNT, all.get(0));
    }

    /** The project's sum, added up from those of all its subprojects, as nobody has to. */
    @Benchmark
    public Charges ofAllBearers() {
        var sum = Charges.NONE;
        for (var bearer : all) {
            sum = sum.plus(ledger.of(PROJECT, ACCOUNT, bearer));
        }
        return sum;
    }

    /** A report of one line comes and goes: what it costs does not depend on how many other lines there are. */
    @Benchmark
    public Set<String> reportComesAndGoes() {
        ledger.enter(CORRECTION, correction);
        return ledger.strike(CORRECTION);
    }

    private static Bearer bearer(int number) {
        return Bearer.named("clients", "client-" + number);
    }

    private static ObjectName report(int month) {
        return new ObjectName("UsageReport", "clients", "month-" + month);
    }

    /** A euro and a half for each. */
    private static Usage usage(int month, List<Bearer> bearers) {
        var costs = bearers.stream().collect(Collectors.toMap(Function.identity(), bearer -> new BigDecimal("1.50")));
        var slot = new Slot("2026-%02d".formatted(month), "EUR");
        return new Usage(BILLING_ACCOUNT, PROJECT, slot, costs, costs.size());
    }
}
