package com.sinch.operator.cli.tree;

import com.sinch.operator.cli.Output;
import java.io.PrintWriter;
import java.time.Instant;

/**
 * Where pictures are shown one after the other: tables in place on a terminal, and elsewhere with a blank line between
 * them; JSON documents one after the other.
 */
final class Screen {

    private static final String CLEAR = "\u001b[2J";
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_REST_OF_LINE = "\u001b[K";
    private static final String CLEAR_REST = "\u001b[J";

    private final PrintWriter out;
    private final PrintWriter err;
    private final Output output;
    private final boolean terminal;

    private boolean used;

    /**
     * A screen that nothing has been shown on.
     *
     * @param out takes the pictures
     * @param err takes what is not for scripts
     * @param output how the pictures are written
     * @param terminal whether {@code out} is one, which moves its cursor when it is told to
     */
    Screen(PrintWriter out, PrintWriter err, Output output, boolean terminal) {
        this.out = out;
        this.err = err;
        this.output = output;
        this.terminal = terminal;
    }

    /** Shows a picture as it looks now. */
    void show(Picture picture, Instant now) {
        var text = picture.text(now);
        if (output == Output.json) {
            print(picture instanceof Picture.Document ? out : err, text);
        } else if (terminal) {
            print(out, (used ? "" : CLEAR) + HOME + text.replace("\n", CLEAR_REST_OF_LINE + "\n") + CLEAR_REST);
        } else {
            print(out, (used ? "\n" : "") + text);
        }
        used = true;
    }

    /** Says a line to the person beside the pictures. */
    void remark(String line) {
        print(err, line + "\n");
    }

    /** Whether nobody takes the pictures any more. */
    boolean abandoned() {
        return out.checkError();
    }

    private static void print(PrintWriter writer, String text) {
        writer.print(text);
        writer.flush();
    }
}
