package com.sinch.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

class ColumnsTest {

    private static final List<List<Cell>> ROWS = List.of(row("KIND", "OBJECT", "REMARK"), row("Project", "a", ""));

    @Test
    void areAsWideAsTheirWidestCells() {
        var columns = Columns.fitting(Ansi.OFF, ROWS);

        assertThat(ROWS.stream().map(columns::line)).containsExactly("KIND     OBJECT  REMARK", "Project  a");
        assertThat(columns.margin()).hasSize("Project  ".length());
    }

    @Test
    void coloursTakeNoRoom() {
        var columns = Columns.fitting(Ansi.ON, ROWS);

        assertThat(columns.line(List.of(new Cell("a", Style.bold), new Cell("b"), new Cell("c"))))
                .isEqualTo("\u001b[1ma\u001b[21m        b       c");
    }

    private static List<Cell> row(String... texts) {
        return Stream.of(texts).map(Cell::new).toList();
    }
}
