package com.sinch.operator.cli.release;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.cli.Age;
import com.sinch.operator.cli.Cell;
import com.sinch.operator.cli.Columns;
import com.sinch.operator.cli.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Sets objects in a table. Pure.
 *
 * @param ansi whether there are colours
 * @param now the present, which ages are counted to
 */
record HeldTable(Ansi ansi, Instant now) {

    private static final List<Cell> HEADER = Stream.of("KIND", "OBJECT", "BEING DELETED", "OTHER FINALIZERS")
            .map(title -> new Cell(title, Style.bold))
            .toList();

    /** The whole text, every line ended. */
    String render(List<HeldObject> objects) {
        var rows = Stream.concat(Stream.of(HEADER), objects.stream().map(this::cells))
                .toList();
        var columns = Columns.fitting(ansi, rows);
        return rows.stream().map(columns::line).collect(joining("\n", "", "\n"));
    }

    private List<Cell> cells(HeldObject object) {
        var others = String.join(", ", object.otherFinalizers());
        return Stream.of(
                        object.name().kind(),
                        object.name().key(),
                        object.terminating() ? "for " + Age.of(object.deleted(), now) : "no",
                        others.isEmpty() ? "-" : others)
                .map(PlainText::oneLine)
                .map(Cell::new)
                .toList();
    }
}
