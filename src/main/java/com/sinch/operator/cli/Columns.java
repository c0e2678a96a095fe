package com.sinch.operator.cli;

import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;

/**
 * The columns of a table. The last one is free text and never padded.
 *
 * @param ansi whether there are colours
 * @param widths how wide each column is, in characters
 */
public record Columns(Ansi ansi, List<Integer> widths) {

    private static final String GAP = "  ";

    public Columns {
        widths = List.copyOf(widths);
    }

    /**
     * As wide as the widest cell of each.
     *
     * @param rows rows of equal length, at least one
     */
    public static Columns fitting(Ansi ansi, List<List<Cell>> rows) {
        var widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).width())
                        .max()
                        .orElseThrow())
                .boxed()
                .toList();
        return new Columns(ansi, widths);
    }

    /** The row as one line, not ended, and without blanks at its end. */
    public String line(List<Cell> row) {
        var line = new StringBuilder();
        int owed = 0; // paid only when another cell follows, so that no line ends in blanks
        for (int column = 0; column < widths.size(); column++) {
            var cell = row.get(column);
            if (cell.width() > 0) {
                line.append(" ".repeat(owed)).append(cell.set(ansi));
                owed = 0;
            }
            owed += widths.get(column) - cell.width() + GAP.length();
        }
        return line.toString();
    }

    /** Blanks as wide as the first column, for a line that begins at the second. */
    public String margin() {
        return " ".repeat(widths.get(0)) + GAP;
    }
}
