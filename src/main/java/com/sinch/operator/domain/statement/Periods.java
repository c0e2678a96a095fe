package com.sinch.operator.domain.statement;

import java.util.regex.Pattern;

/** The months that records belong to. */
final class Periods {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int LENGTH = "2026-11".length();

    private Periods() {}

    /**
     * The month of a day.
     *
     * @param day like {@code 2026-11-22}
     * @throws IllegalArgumentException where it is no day, which the schema does not let happen
     */
    static String ofDay(String day) {
        if (!DAY.matcher(day).matches()) {
            throw new IllegalArgumentException("no day: " + day);
        }
        return day.substring(0, LENGTH);
    }
}
