package com.sinch.operator.cli.statement;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.cli.Cell;
import com.sinch.operator.cli.Columns;
import com.sinch.operator.cli.PlainText;
import com.sinch.operator.domain.statement.Omission;
import com.sinch.operator.domain.statement.Part;
import com.sinch.operator.domain.statement.Statement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
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
        var quantities = Aligned.of("QUANTITY", rows.stream().map(Row::quantity).toList());
        var amounts = Aligned.of(
                part.payer().spec().currency(), rows.stream().map(Row::amount).toList());
        var cells = new ArrayList<List<Cell>>();
        cells.add(header("ITEM", quantities.heading(), amounts.heading(), "NOTE"));
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
        return strong("All billing accounts") + "\n"
                + (statement.scope().narrowed()
                        ? sums(List.of("CHARGES"), statement.charges(), Stream::of)
                        : sums(
                                List.of("OPENING", "PAYMENTS", "CHARGES", "CLOSING"),
                                statement.flows(),
                                flow -> Stream.of(flow.opening(), flow.paid(), flow.charged(), flow.closing())));
    }

    /** A row a currency: the figures of different ones are not to be added. */
    private <T> String sums(List<String> titles, Map<String, T> totals, Function<T, Stream<BigDecimal>> figures) {
        var currencies = List.copyOf(totals.keySet());
        var amounts = totals.entrySet().stream()
                .map(entry -> figures.apply(entry.getValue())
                        .map(Figures.of(entry.getKey())::amount)
                        .toList())
                .toList();
        var columns = IntStream.range(0, titles.size())
                .mapToObj(column -> Aligned.of(
                        titles.get(column),
                        amounts.stream().map(row -> row.get(column)).toList()))
                .toList();
        var rows = new ArrayList<List<Cell>>();
        rows.add(header(Stream.concat(Stream.of("CURRENCY"), columns.stream().map(Aligned::heading))
                .toArray(String[]::new)));
        for (int row = 0; row < currencies.size(); row++) {
            var line = amounts.get(row);
            var cells = IntStream.range(0, columns.size())
                    .mapToObj(column -> columns.get(column).set(line.get(column)));
            rows.add(Stream.concat(Stream.of(currencies.get(row)), cells)
                    .map(Cell::new)
                    .toList());
        }
        return table(rows);
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
