package com.sinch.operator.cli;

import java.util.regex.Pattern;

/** Makes text that others wrote fit to print: whoever names an object must not steer the reader's terminal. */
public final class PlainText {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Control characters, and those that turn the direction of writing. */
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");

    /** So much of a text is quoted. */
    private static final int QUOTED = 60;

    private PlainText() {}

    /** The text in quotes, on one line, and cut where it is long. */
    public static String quoted(String text) {
        var end = text.offsetByCodePoints(0, Math.min(QUOTED, text.codePointCount(0, text.length())));
        var cut = end < text.length() ? "..." : "";
        return "'" + oneLine(text.substring(0, end)) + cut + "'";
    }

    /** The text on one line, with a question mark for each character that steers a terminal. */
    public static String oneLine(String text) {
        return STEERING.matcher(BLANKS.matcher(text).replaceAll(" "))
                .replaceAll("?")
                .strip();
    }
}
