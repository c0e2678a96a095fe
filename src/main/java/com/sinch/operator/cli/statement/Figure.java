package com.sinch.operator.cli.statement;

/**
 * A figure in two pieces, so that figures can stand beneath each other by their points.
 *
 * @param whole what is before the point
 * @param fraction the point and what is after it; empty = nothing
 */
public record Figure(String whole, String fraction) {

    static Figure of(String text) {
        int point = text.indexOf('.');
        return point < 0 ? new Figure(text, "") : new Figure(text.substring(0, point), text.substring(point));
    }
}
