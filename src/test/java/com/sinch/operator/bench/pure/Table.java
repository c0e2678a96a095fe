package com.sinch.operator.bench.pure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rows as Markdown. */
final class Table {

    private static final String HEAD = "| benchmark | with | ns/op | ± | B/op |\n|---|---|--:|--:|--:|\n";

    /** Below that, a decimal tells something. */
    private static final double FEW = 100;

    private Table() {}

    static String of(List<Row> rows) {
        return rows.stream().map(Table::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(Row row) {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        row.name(),
                        row.parameter(),
                        number(row.nanoseconds()),
                        Double.isNaN(row.error()) ? "" : number(row.error()),
                        String.format(Locale.ROOT, "%,.0f", row.bytes()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < FEW ? "%.1f" : "%,.0f", value);
    }
}
