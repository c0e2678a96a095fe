package com.sinch.operator.bench;

import java.util.Locale;

/** How much a figure may be: the only place where that is said. */
enum Budget {
    BURST(Kind.RATIO, 1.3, "", 10_000, Budget.ANY),
    /** The parents' own are beyond it, of which there are the fewer for each object the more objects there are. */
    WRITES(Kind.COUNT, 2, "", 1_000, Budget.ANY),
    STEADY_MEDIAN(Kind.TIME, 25, "ms", 1, Budget.ANY),
    STEADY_TAIL(Kind.TIME, 100, "ms", 1, Budget.ANY),
    NO_WRITES(Kind.COUNT, 0, "", 1, Budget.ANY),
    RESTART(Kind.TIME, 10, "s", 1, 10_000),
    MEMORY(Kind.SIZE, 350, "MiB", 0, 10_000),
    MEMORY_OF_MANY(Kind.SIZE, 1024, "MiB", 10_001, 100_000),
    START(Kind.TIME, 3, "s", 0, Budget.ANY),
    START_WITH_CACHE(Kind.TIME, 1, "s", 0, Budget.ANY);

    private static final int ANY = Integer.MAX_VALUE;

    /** What a budget is of. */
    enum Kind {
        /** The operator's value divided by the floor's. */
        RATIO,
        /** How often something happens. */
        COUNT,
        /** Memory, which is the same on all machines. */
        SIZE,
        /** Time, which another machine takes more or less of: a note. */
        TIME
    }

    private final Kind kind;
    private final double most;
    private final String unit;
    private final int from;
    private final int to;

    Budget(Kind kind, double most, String unit, int from, int to) {
        this.kind = kind;
        this.most = most;
        this.unit = unit;
        this.from = from;
        this.to = to;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it is for so many Subprojects. */
    boolean isFor(int subprojects) {
        return subprojects >= from && subprojects <= to;
    }

    /** Whether a value is within it, in the precision in which it is told. */
    boolean allows(double value) {
        var parts = kind == Kind.RATIO ? 100 : 10;
        return Math.round(value * parts) <= Math.round(most * parts);
    }

    /** As in "≤ 1.3 × the floor". */
    String inWords() {
        String number =
                most == Math.rint(most) ? String.valueOf((long) most) : String.format(Locale.ROOT, "%.1f", most);
        return "≤ " + number + (kind == Kind.RATIO ? " × the floor" : unit.isEmpty() ? "" : " " + unit);
    }
}
