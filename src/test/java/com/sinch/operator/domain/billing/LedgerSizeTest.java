package com.sinch.operator.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.RecordReference;
import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.api.UsageLine;
import com.sinch.operator.api.UsageReportSpec;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the ledger takes of memory and time. */
class LedgerSizeTest {

    private static final int REPORTS = 1_000;
    private static final int LINES = 1_000;
    private static final int PERIODS = 12;
    private static final long MOST = 150L << 20;

    @Test
    void aThousandReportsOfAThousandLinesFitInto150Mebibytes() {
        var ledger = new Ledger();
        var before = used();
        IntStream.range(0, REPORTS).forEach(number -> ledger.enter(name(number), Usage.of(report(number), "clients")));
        var added = used() - before;

        System.err.printf("MEASURED %d reports of %d lines: %.1f MiB of heap%n", REPORTS, LINES, added / 1048576.0);
        assertThat(added).isLessThan(MOST);
        assertThat(ledger.usage(name(0))).isPresent();
    }

    private static ObjectName name(int number) {
        return new ObjectName("UsageReport", "clients", "report-" + number);
    }

    /** Each of ten projects has a thousand subprojects, and every cost is another. */
    private static UsageReportSpec report(int number) {
        return new UsageReportSpec(
                new RecordReference("germany"),
                new ParentReference("project-" + number % 10, null),
                "2026-%02d".formatted(1 + number % PERIODS),
                "EUR",
                IntStream.range(0, LINES)
                        .mapToObj(line -> new UsageLine(
                                new SubprojectReference("client-" + line, null, null),
                                "messages",
                                "1",
                                number + "." + (100_000 + line)))
                        .toList());
    }

    private static long used() {
        System.gc();
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
