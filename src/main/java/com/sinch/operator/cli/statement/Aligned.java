package com.sinch.operator.cli.statement;

import java.util.List;

/**
 * A column of figures that stand beneath each other by their points.
 *
 * @param before how many characters stand before the point at most
 * @param after how many from the point on
 */
record Aligned(int before, int after) {

    static Aligned of(List<String> figures) {
        return new Aligned(
                figures.stream().mapToInt(Aligned::before).max().orElse(0),
                figures.stream()
                        .mapToInt(figure -> figure.length() - before(figure))
                        .max()
                        .orElse(0));
    }

    private static int before(String figure) {
        int point = figure.indexOf('.');
        return point < 0 ? figure.length() : point;
    }

    /** The figure with blanks around it; none where it is empty. */
    String set(String figure) {
        return figure.isEmpty() ? "" : padded(figure, before(figure));
    }

    /** A title that ends where the figures do. */
    String right(String title) {
        return " ".repeat(Math.max(0, before + after - title.length())) + title;
    }

    private String padded(String figure, int own) {
        return " ".repeat(before - own) + figure + " ".repeat(after - (figure.length() - own));
    }
}
