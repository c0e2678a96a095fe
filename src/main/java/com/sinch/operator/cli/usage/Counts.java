package com.sinch.operator.cli.usage;

import java.util.Locale;

/** Numbers in sentences. */
final class Counts {

    private Counts() {}

    /** Like {@code 1 line} or {@code 1,200 lines}. */
    static String of(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
