package com.sinch.operator.domain.rollup;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Names a few of many. */
final class Few {

    private static final int NAMED = 3;

    private Few() {}

    /**
     * The first in the order of their names, and how many more there are. Each name is made once and compared with the few that
     * are kept: parents of ten thousand children do this whenever one of those changes.
     *
     * @param name tells each from all others
     */
    static String of(List<Child> children, Function<Child, String> name) {
        var first = new TreeSet<String>();
        for (var child : children) {
            first.add(name.apply(child));
            if (first.size() > NAMED) {
                first.pollLast();
            }
        }
        var named = String.join(", ", first);
        return children.size() > NAMED ? named + " and " + (children.size() - NAMED) + " more" : named;
    }
}
