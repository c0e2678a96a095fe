package com.sinch.operator.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;

/**
 * A text and how it looks.
 *
 * @param text one line without control characters
 * @param style its colour or weight; null = plain
 */
public record Cell(String text, @Nullable IStyle style) {

    /** A plain text. */
    public Cell(String text) {
        this(text, null);
    }

    /** How many columns of a terminal it takes. */
    int width() {
        return text.length();
    }

    /** The text, with its look where there is {@code ansi}. */
    public String set(Ansi ansi) {
        return style == null || !ansi.enabled() ? text : style.on() + text + style.off();
    }
}
