package com.sinch.operator.cli.usage;

import java.io.PrintWriter;

/** How far it is, on one line of a terminal that is written over again and again; elsewhere nothing. */
final class Progress {

    private static final String CLEAR_LINE = "\r\u001b[K";

    /** What goes fast is told of so often. */
    private static final long STEP = 10_000;

    private final PrintWriter err;
    private final boolean terminal;

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** So many lines were read. */
    void read(long lines) {
        if (lines % STEP == 0) {
            show("Reading: " + Counts.of(lines, "line"));
        }
    }

    /** So many reports of all were written. */
    void written(long reports, long all) {
        show("Writing: " + reports + " of " + Counts.of(all, "report"));
    }

    /** Takes the line away, for what comes after it. */
    void end() {
        show("");
    }

    private synchronized void show(String text) {
        if (terminal) {
            err.print(CLEAR_LINE + text);
            err.flush();
        }
    }
}
