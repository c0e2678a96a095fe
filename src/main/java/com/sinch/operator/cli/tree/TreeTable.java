package com.sinch.operator.cli.tree;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.cli.Age;
import com.sinch.operator.cli.Cell;
import com.sinch.operator.cli.Columns;
import com.sinch.operator.cli.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Sets the lines of a tree in columns. Pure. The last column is free text and never padded; lines that are no objects
 * stand outside the columns, so that a long message widens none of them.
 *
 * @param ansi whether there are colours
 * @param now the present, which ages are counted to
 * @param namespaces whether there is a column for namespaces
 */
record TreeTable(Ansi ansi, Instant now, boolean namespaces) {

    /** The whole text, every line ended. */
    String render(List<Line> lines) {
        var header = header();
        var rows = new ArrayList<List<Cell>>(List.of(header));
        for (var line : lines) {
            if (line instanceof Line.Row row) {
                rows.add(cells(row));
            }
        }
        var columns = Columns.fitting(ansi, rows);
        var text = new StringBuilder(columns.line(header)).append('\n');
        for (var line : lines) {
            text.append(set(line, columns)).append('\n');
        }
        return text.toString();
    }

    private List<Cell> header() {
        var cells = new ArrayList<Cell>();
        if (namespaces) {
            cells.add(new Cell("NAMESPACE", Style.bold));
        }
        for (var title : List.of("NAME", "READY", "REASON", "AGE", "DETAILS")) {
            cells.add(new Cell(title, Style.bold));
        }
        return cells;
    }

    private List<Cell> cells(Line.Row row) {
        var cells = new ArrayList<Cell>();
        if (namespaces) {
            cells.add(new Cell(row.name().namespace()));
        }
        cells.add(new Cell(row.branch() + row.name().kind() + "/" + row.name().name()));
        cells.add(new Cell(row.ready().name(), style(row.ready())));
        cells.add(new Cell(PlainText.oneLine(row.reason())));
        cells.add(new Cell(Age.of(row.created(), now)));
        cells.add(new Cell(PlainText.oneLine(row.details())));
        return cells;
    }

    private String set(Line line, Columns columns) {
        var margin = namespaces ? columns.margin() : "";
        if (line instanceof Line.Row row) {
            return columns.line(cells(row));
        }
        if (line instanceof Line.Note note) {
            return margin + note.guide() + new Cell(PlainText.oneLine(note.text()), style(note.status())).set(ansi);
        }
        if (line instanceof Line.Fold fold) {
            return margin + fold.branch() + new Cell(fold.text(), Style.faint).set(ansi);
        }
        if (line instanceof Line.Heading heading) {
            return "\n" + new Cell(heading.text(), Style.bold).set(ansi);
        }
        throw new IllegalArgumentException("not a line of a tree: " + line);
    }

    private static IStyle style(ConditionStatus status) {
        return switch (status) {
            case True -> Style.fg_green;
            case False -> Style.fg_red;
            case Unknown -> Style.fg_yellow;
        };
    }
}
