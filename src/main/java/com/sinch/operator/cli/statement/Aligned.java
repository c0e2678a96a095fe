package com.sinch.operator.cli.statement;

import java.util.List;

/**
 * A column of figures that stand beneath each other by their points, and end where its title does.
 *
 * @param title what stands above them
 * @param before how many characters stand before the point at most
 * @param after how many from the point on
 */
record Aligned(String title, int before, int after) {

    static Aligned of(String title, List<String> figures) {
        return new Aligned(
                title, figures.stream().mapToInt(Aligned::before).max().orElse(0), after(figures));
    }

    /** How many characters the figures have from the point on, at most. */
    static int after(List<String> figures) {
        return figures.stream()
                .mapToInt(figure -> figure.length() - before(figure))
                .max()
                .orElse(0);
    }

    private static int before(String figure) {
        int point = figure.indexOf('.');
        return point < 0 ? figure.length() : point;
    }

    /** The title, with blanks before it where figures are wider. */
    String heading() {
        return " ".repeat(Math.max(0, before + after - title.length())) + title;
    }

    /** The figure with blanks before it; nothing where it is empty. */
    String set(String figure) {
        int room = Math.max(before, title.length() - after);
        return figure.isEmpty() ? "" : " ".repeat(room - before(figure)) + figure;
    }
}
