package com.sinch.operator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    private static final Figure BURST = Figure.of(Group.BURST, 10_000, "until all are Ready", "s", 15.5)
            .floor(10)
            .budget(Budget.BURST);
    private static final Figure WRITES =
            Figure.of(Group.BURST, 10_000, "writes for each", "", 2.001).budget(Budget.WRITES);
    private static final Figure REST =
            Figure.of(Group.REST, 10_000, "writes in 60 s", "", 0).budget(Budget.NO_WRITES);

    @Test
    void hasARowForEachFigureWithItsBudgetAndItsCommand() {
        var page = new Page(report(BURST, WRITES, REST)).render();

        assertThat(page)
                .startsWith("<!-- Written by ./mvnw -Pbench. -->\n# Performance\n")
                .contains("| 10,000 | until all are Ready | 15.5 s | 10 s | 1.55 | ≤ 1.3 × the floor | **missed** |")
                .contains("| 10,000 | writes for each | 2.00 | | | ≤ 2 | met |")
                .contains("| 10,000 | writes in 60 s | 0 | | | ≤ 0 | met |")
                .containsOnlyOnce("./mvnw -Pbench -Dbench.only=burst -Dbench.subprojects=10000\n")
                .contains("| machine | Some Processor, 2 cores |");
    }

    @Test
    void hasAPictureOfWhatCanBeDrawn(@TempDir Path folder) {
        var written = Written.into(folder, report(BURST, WRITES, REST));

        assertThat(written).isEqualTo(folder.resolve("performance.md"));
        assertThat(folder.resolve("performance/burst.svg"))
                .content()
                .contains("<svg")
                .contains("rgb(43,108,176)");
        assertThat(written).content().contains("![Many at once](performance/burst.svg)");
        assertThat(folder.resolve("performance/rest.svg")).doesNotExist();
        assertThat(written).content().doesNotContain("rest.svg");
    }

    @Test
    void aRunFailsForWhatIsMissed() {
        assertThat(report(BURST, WRITES, REST).missed()).containsExactly(BURST);
        assertThat(report(WRITES, REST).missed()).isEmpty();
    }

    @Test
    void aLineSaysWhatARowDoes() {
        assertThat(Page.line(BURST))
                .isEqualTo("burst at 10000, until all are Ready: 15.5 s, the floor 10 s, ratio 1.55,"
                        + " budget ≤ 1.3 × the floor");
    }

    private static Report report(Figure... figures) {
        var settings = new BenchSettings(
                Path.of("operator.jar"),
                List.of(10_000),
                EnumSet.allOf(Group.class),
                Path.of("jdk"),
                Optional.empty(),
                false,
                false,
                3,
                500,
                60,
                30_000,
                300,
                5,
                Optional.empty(),
                false);
        var machine = new Machine(
                Optional.of("Some Processor"), 2, OptionalLong.of(8192), OptionalLong.of(4096), "Some System");
        return new Report(
                List.of(figures),
                machine,
                new Jdk(Path.of("jdk"), "17.0.1"),
                "v1.36.1",
                settings,
                LocalDate.of(2026, 11, 22));
    }
}
