package com.sinch.operator.cli.usage;

import java.util.Arrays;
import java.util.List;

/** The columns of a file; the constants are what is written in its first line, in any order. */
enum Column {
    period,
    project,
    subproject,
    product,
    quantity,
    cost,
    currency;

    /** All of them, as a first line has them. */
    static final String ALL = "period,project,subproject,product,quantity,cost,currency";

    /** Whether a first line may have a cell like that. */
    static boolean known(String cell) {
        return Arrays.stream(values()).map(Column::name).anyMatch(cell::equals);
    }

    /** The cell of a line, where its first line has the columns in that order. */
    String of(List<String> cells, List<String> header) {
        return cells.get(header.indexOf(name()));
    }
}
