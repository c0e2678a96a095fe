package com.sinch.operator.cli.statement;

import com.sinch.operator.domain.statement.Statement;
import java.time.LocalDate;
import picocli.CommandLine.Help.Ansi;

/** How a statement is written; the constants are what is typed after {@code -o}. */
enum Format {
    /** For people at a terminal. */
    table {
        @Override
        String render(Statement statement, Look look) {
            return new StatementTable(look.ansi()).render(statement);
        }
    },
    /** For spreadsheets. */
    csv {
        @Override
        String render(Statement statement, Look look) {
            return new StatementCsv().render(statement);
        }
    },
    /** For scripts. */
    json {
        @Override
        String render(Statement statement, Look look) {
            return new StatementJson().render(statement);
        }
    },
    /** For customers: a page to print. */
    html {
        @Override
        String render(Statement statement, Look look) {
            return StatementHtml.render(statement, look.today());
        }
    };

    /**
     * What a statement is set with.
     *
     * @param ansi whether there are colours, where there can be any
     * @param today the day on which it is made
     */
    record Look(Ansi ansi, LocalDate today) {}

    /**
     * The whole text, every line ended.
     *
     * @param look what it is set with beside the statement
     */
    abstract String render(Statement statement, Look look);
}
