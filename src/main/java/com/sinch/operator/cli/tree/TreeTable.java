package com.sinch.operator.cli.tree;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private static final String GAP = "  ";

    /** The whole text, every line ended. */
    String render(List<Line> lines) {
        var header = header();
        var widths = widths(header, lines);
        var text = new StringBuilder(set(header, widths)).append('\n');
        for (var line : lines) {
            text.append(set(line, widths)).append('\n');
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
        var node = row.node();
        var status = node.ready().map(Condition::status).orElse(ConditionStatus.Unknown);
        var cells = new ArrayList<Cell>();
        if (namespaces) {
            cells.add(new Cell(node.name().namespace()));
        }
        cells.add(new Cell(row.branch() + node.name().kind() + "/" + node.name().name()));
        cells.add(new Cell(status.name(), style(status)));
        cells.add(new Cell(PlainText.oneLine(node.ready().map(Condition::reason).orElse("-"))));
        cells.add(new Cell(Age.of(node.created(), now)));
        cells.add(new Cell(PlainText.oneLine(row.details())));
        return cells;
    }

    private int[] widths(List<Cell> header, List<Line> lines) {
        var widths = header.stream().mapToInt(Cell::width).toArray();
        for (var line : lines) {
            if (line instanceof Line.Row row) {
                var cells = cells(row);
                for (int column = 0; column < widths.length; column++) {
                    widths[column] = Math.max(widths[column], cells.get(column).width());
                }
            }
        }
        return widths;
    }

    private String set(Line line, int[] widths) {
        var margin = namespaces ? " ".repeat(widths[0]) + GAP : "";
        if (line instanceof Line.Row row) {
            return set(cells(row), widths);
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

    private String set(List<Cell> cells, int[] widths) {
        var text = new StringBuilder();
        int owed = 0; // paid only when another cell follows, so that no line ends in blanks
        for (int column = 0; column < widths.length; column++) {
            var cell = cells.get(column);
            if (cell.width() > 0) {
                text.append(" ".repeat(owed)).append(cell.set(ansi));
                owed = 0;
            }
            owed += widths[column] - cell.width() + GAP.length();
        }
        return text.toString();
    }

    private static IStyle style(ConditionStatus status) {
        return switch (status) {
            case True -> Style.fg_green;
            case False -> Style.fg_red;
            case Unknown -> Style.fg_yellow;
        };
    }

    /**
     * A text and how it looks.
     *
     * @param style its colour or weight; null = plain
     */
    private record Cell(String text, @Nullable IStyle style) {

        Cell(String text) {
            this(text, null);
        }

        int width() {
            return text.length();
        }

        String set(Ansi ansi) {
            return style == null || !ansi.enabled() ? text : style.on() + text + style.off();
        }
    }
}
