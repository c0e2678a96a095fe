package com.sinch.operator.cli;

/** How a command writes what it found; the constants are what is typed after {@code -o}. */
public enum Output {
    /** For people. */
    table,
    /** For scripts. */
    json
}
