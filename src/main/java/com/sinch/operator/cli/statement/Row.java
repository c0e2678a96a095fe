package com.sinch.operator.cli.statement;

import java.util.Locale;

/**
 * A line of a statement as people see it.
 *
 * @param level what it is
 * @param label its name
 * @param alias what it goes by in the cluster, where the label is a name for people; empty = the label
 * @param quantity how much was used; empty = it is not about a product
 * @param amount the money
 * @param note what else is to be said; often empty
 */
public record Row(Level level, String label, String alias, String quantity, String amount, String note) {

    /** What a line is. */
    public enum Level {
        /** What stood on the billing account before. */
        OPENING(0),
        /** The sum of what follows. */
        SUM(0),
        /** A payment. */
        PAYMENT(1),
        /** The sum of a project. */
        PROJECT(1),
        /** The sum of a subproject, or of what a project used itself. */
        BEARER(2),
        /** A product. */
        PRODUCT(3),
        /** What is left. */
        CLOSING(0),
        /** What rounding adds to that. */
        ROUNDING(1),
        /** What is left, rounded. */
        ROUNDED(0);

        private final int depth;

        Level(int depth) {
            this.depth = depth;
        }

        /** How far it is indented. */
        int depth() {
            return depth;
        }

        /** Its class on the page. */
        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it belongs to the closing. */
        boolean closes() {
            return this == CLOSING || this == ROUNDING || this == ROUNDED;
        }

        /** Whether it stands out. */
        boolean strong() {
            return depth == 0;
        }
    }

    /** The amount as it stands on the page. */
    public Figure figure() {
        return Figure.of(amount);
    }

    /** The quantity as it stands on the page. */
    public Figure used() {
        return Figure.of(quantity);
    }

    static Row of(Level level, String label, String amount) {
        return new Row(level, label, "", "", amount, "");
    }
}
