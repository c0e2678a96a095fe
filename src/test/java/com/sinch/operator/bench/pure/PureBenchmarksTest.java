package com.sinch.operator.bench.pure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.VerboseMode;

/** That the benchmarks are found, run and told of: each of them once, which says nothing of time. */
class PureBenchmarksTest {

    @Test
    void everyBenchmarkGivesARowForEachOfItsParameters() throws RunnerException {
        var rows = once(".*");

        assertThat(rows)
                .extracting(row -> (row.name() + " " + row.parameter()).trim())
                .containsExactly(
                        "Conditions.atRest",
                        "Conditions.changed",
                        "Conditions.first",
                        "Identity.contested rivals=0",
                        "Identity.contested rivals=1",
                        "Identity.contested rivals=100",
                        "Identity.kept rivals=0",
                        "Identity.kept rivals=1",
                        "Identity.kept rivals=100",
                        "Key.atRest",
                        "Key.atRestWithSchedule",
                        "Key.first",
                        "Key.rotationDue",
                        "Ledger.ofAllBearers bearers=10",
                        "Ledger.ofAllBearers bearers=1000",
                        "Ledger.ofBearer bearers=10",
                        "Ledger.ofBearer bearers=1000",
                        "Ledger.ofProject bearers=10",
                        "Ledger.ofProject bearers=1000",
                        "Ledger.reportComesAndGoes bearers=10",
                        "Ledger.reportComesAndGoes bearers=1000",
                        "RollUp.beingDeleted children=100",
                        "RollUp.beingDeleted children=1000",
                        "RollUp.beingDeleted children=10000",
                        "RollUp.failing children=100",
                        "RollUp.failing children=1000",
                        "RollUp.failing children=10000",
                        "RollUp.inOrder children=100",
                        "RollUp.inOrder children=1000",
                        "RollUp.inOrder children=10000",
                        "Subproject.atRest",
                        "Subproject.justCreated");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.nanoseconds()).isPositive();
            assertThat(row.bytes()).isPositive();
        });
    }

    @Test
    void someOfThemMayBeChosen() throws RunnerException {
        assertThat(once("Conditions.*atRest|Key.*first"))
                .extracting(Row::name)
                .containsExactly("Conditions.atRest", "Key.first");
    }

    private static List<Row> once(String only) throws RunnerException {
        return PureBenchmarks.run(PureBenchmarks.chosen(only)
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build());
    }
}
