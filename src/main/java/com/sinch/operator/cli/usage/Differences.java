package com.sinch.operator.cli.usage;

import com.sinch.operator.api.UsageLine;
import com.sinch.operator.cli.PlainText;
import com.sinch.operator.domain.billing.Part;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What differs between parts that were recorded and parts that are to be, line by line, up to a bound. Pure. */
final class Differences {

    /** So many lines are shown. */
    private static final int SHOWN = 20;

    private final List<String> text = new ArrayList<>();
    private int shown;
    private long reports;
    private long hidden;

    /** Two versions of a part. */
    void add(ObjectName report, Part recorded, Part now) {
        var gone = without(recorded.lines(), now.lines());
        var come = without(now.lines(), recorded.lines());
        if (begin(report + ", " + about(now.key()))) {
            if (gone.isEmpty() && come.isEmpty()) {
                shown++;
                text.add("    the same lines in another order");
            }
            gone.forEach(line -> line("-", line));
            come.forEach(line -> line("+", line));
        }
    }

    /** A part that is not in the file any more. */
    void gone(ObjectName report, Part recorded) {
        if (begin(report + ", " + about(recorded.key()) + ": not in the file any more")) {
            recorded.lines().forEach(line -> line("-", line));
        }
    }

    /** A part that was not recorded. */
    void come(Part now) {
        if (begin(about(now.key()) + ": not recorded before")) {
            now.lines().forEach(line -> line("+", line));
        }
    }

    /** Whether no more is shown, so that there is no use in looking for more. */
    boolean full() {
        return shown >= SHOWN;
    }

    /** The text, every line ended. */
    String inWords(long all) {
        var rest = all - reports;
        return String.join("\n", text) + "\n"
                + (hidden == 0 ? "" : "    and " + Counts.of(hidden, "line") + " more of this report\n")
                + (rest <= 0 ? "" : "  and " + Counts.of(rest, "report") + " more\n");
    }

    private boolean begin(String title) {
        if (full()) {
            return false;
        }
        reports++;
        text.add("  " + PlainText.oneLine(title));
        return true;
    }

    private void line(String sign, UsageLine line) {
        if (full()) {
            hidden++;
            return;
        }
        shown++;
        var subproject = line.subproject();
        var of = subproject == null
                ? "the project's own"
                : (subproject.namespace() == null ? "" : subproject.namespace() + "/") + subproject.name();
        text.add("    " + sign + " "
                + PlainText.oneLine(String.join(", ", of, line.product(), line.quantity(), line.cost())));
    }

    private static String about(Part.Key key) {
        return key.group().project() + ", " + key.group().period()
                + (key.number() == 1 ? "" : ", part " + key.number());
    }

    /** The lines of one that the other does not have, as often as it does not have them. */
    private static List<UsageLine> without(List<UsageLine> lines, List<UsageLine> others) {
        var counts = new HashMap<UsageLine, Integer>();
        others.forEach(line -> counts.merge(line, 1, Integer::sum));
        var left = new ArrayList<UsageLine>();
        for (var line : lines) {
            if (counts.merge(line, -1, Integer::sum) < 0) {
                left.add(line);
            }
        }
        return left;
    }
}
