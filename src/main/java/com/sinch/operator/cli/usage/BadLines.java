package com.sinch.operator.cli.usage;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.cli.PlainText;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file: the first of its bad lines, and how many there are. */
final class BadLines {

    /** So many are shown. */
    private static final int SHOWN = 20;

    private final List<String> shown = new ArrayList<>();
    private long count;

    void add(long line, String reason) {
        count++;
        if (shown.size() < SHOWN) {
            shown.add(PlainText.oneLine("line " + line + ": " + reason));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** All that is shown of them, without an end of the last line. */
    String inWords() {
        var rest = count - shown.size();
        return shown.stream().map(line -> "  " + line).collect(joining("\n"))
                + (rest == 0 ? "" : "\n  and " + Counts.of(rest, "bad line") + " more");
    }
}
