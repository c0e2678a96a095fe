package com.sinch.operator.cli.statement;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.cli.Cell;
import com.sinch.operator.cli.Columns;
import com.sinch.operator.cli.PlainText;
import com.sinch.operator.domain.statement.Flow;
import com.sinch.operator.domain.statement.Omission;
import com.sinch.operator.domain.statement.Part;
import com.sinch.operator.domain.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Sets a statement in tables, with amounts beneath each other by their points. Pure.
 *
 * @param ansi whether there are colours
 */
record StatementTable(Ansi ansi) {

    private static final String INDENT = "  ";

    /** The whole text, every line ended. */
    String render(Statement statement) {
        var text = new StringBuilder(strong(Titles.of(statement))).append('\n');
        statement.parts().forEach(part -> text.append('\n').append(render(part)));
        if (statement.parts().isEmpty()) {
            text.append('\n').append(Titles.NOTHING).append('\n');
        }
        if (statement.parts().size() > 1) {
            text.append('\n').append(summary(statement));
        }
        text.append(omissions("Not counted: no such billing account", statement.omissions()));
        return text.toString();
    }

    private String render(Part part) {
        var rows = PartRows.of(part);
        var quantities = Aligned.of(rows.stream().map(Row::quantity).toList());
        var amounts = Aligned.of(rows.stream().map(Row::amount).toList());
        var cells = new ArrayList<List<Cell>>();
        cells.add(header(
                "ITEM",
                quantities.right("QUANTITY"),
                amounts.right(part.payer().spec().currency()),
                "NOTE"));
        rows.forEach(row -> cells.add(List.of(
                cell(INDENT.repeat(row.level().depth()) + (row.alias().isEmpty() ? row.label() : row.alias()), row),
                new Cell(quantities.set(row.quantity())),
                cell(amounts.set(row.amount()), row),
                new Cell(row.note(), row.level() == Row.Level.PAYMENT ? null : Style.fg_yellow))));
        return strong(Titles.of(part)) + "\n" + table(cells) + omissions("Not counted", part.omissions());
    }

    private static Cell cell(String text, Row row) {
        return row.level().strong() ? new Cell(text, Style.bold) : new Cell(text);
    }

    private String summary(Statement statement) {
        var rows = new ArrayList<List<String>>();
        if (statement.scope().narrowed()) {
            rows.add(List.of("CURRENCY", "CHARGES", ""));
            statement
                    .charges()
                    .forEach((currency, sum) ->
                            rows.add(List.of(currency, Figures.of(currency).amount(sum), "")));
        } else {
            rows.add(List.of("CURRENCY", "OPENING", "PAYMENTS", "CHARGES", "CLOSING", ""));
            statement.flows().entrySet().stream().map(StatementTable::sums).forEach(rows::add);
        }
        return strong("All billing accounts") + "\n" + table(aligned(rows));
    }

    private static List<String> sums(Map.Entry<String, Flow> entry) {
        var figures = Figures.of(entry.getKey());
        var flow = entry.getValue();
        return Stream.of(
                        Stream.of(entry.getKey()),
                        Stream.of(flow.opening(), flow.paid(), flow.charged(), flow.closing())
                                .map(figures::amount),
                        Stream.of(""))
                .flatMap(cells -> cells)
                .toList();
    }

    /** All columns but the first with their figures beneath each other. */
    private static List<List<Cell>> aligned(List<List<String>> rows) {
        var columns = new ArrayList<Aligned>();
        for (int column = 1; column < rows.get(0).size(); column++) {
            int each = column;
            columns.add(
                    Aligned.of(rows.stream().skip(1).map(row -> row.get(each)).toList()));
        }
        var table = new ArrayList<List<Cell>>();
        for (var row : rows) {
            var cells = new ArrayList<Cell>();
            var heading = table.isEmpty();
            cells.add(heading ? new Cell(row.get(0), Style.bold) : new Cell(row.get(0)));
            for (int column = 1; column < row.size(); column++) {
                var one = columns.get(column - 1);
                cells.add(
                        heading
                                ? new Cell(one.right(row.get(column)), Style.bold)
                                : new Cell(one.set(row.get(column))));
            }
            table.add(cells);
        }
        return table;
    }

    private String omissions(String title, List<Omission> omissions) {
        if (omissions.isEmpty()) {
            return "";
        }
        var rows = new ArrayList<List<Cell>>();
        rows.add(header("RECORD", "BILLING ACCOUNT", "WHEN", "AMOUNT", "REASON"));
        omissions.forEach(omission -> rows.add(Stream.of(
                        omission.record().toString(),
                        omission.billingAccount().key(),
                        omission.when(),
                        Titles.amount(omission),
                        omission.reason())
                .map(PlainText::oneLine)
                .map(Cell::new)
                .toList()));
        return "\n" + strong(title) + "\n" + table(rows);
    }

    private static List<Cell> header(String... titles) {
        return Stream.of(titles).map(title -> new Cell(title, Style.bold)).toList();
    }

    private String strong(String text) {
        return new Cell(text, Style.bold).set(ansi);
    }

    private String table(List<List<Cell>> rows) {
        var columns = Columns.fitting(ansi, rows);
        return rows.stream().map(columns::line).collect(joining("\n", "", "\n"));
    }
}
