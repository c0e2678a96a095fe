package com.sinch.operator.cli.access;

/** What the model says of an ability, and what the API server says. */
enum Verdict {
    /** There is nothing to ask about. */
    NONE(false, false, "-"),
    /** Both say yes. */
    ALLOWED(true, true, "yes"),
    /** Both say no. */
    REFUSED(false, false, "no"),
    /** The API server allows what membership does not give: somebody else gave it. */
    MORE(false, true, "yes (more)"),
    /** The API server refuses what membership gives. */
    MISSING(true, false, "no (missing)");

    private final boolean due;
    private final boolean allowed;
    private final String inWords;

    Verdict(boolean due, boolean allowed, String inWords) {
        this.due = due;
        this.allowed = allowed;
        this.inWords = inWords;
    }

    static Verdict of(boolean due, boolean allowed) {
        if (due) {
            return allowed ? ALLOWED : MISSING;
        }
        return allowed ? MORE : REFUSED;
    }

    /** Whether the model gives it. */
    boolean due() {
        return due;
    }

    /** Whether the API server allows it. */
    boolean allowed() {
        return allowed;
    }

    /** Whether the two differ. */
    boolean differs() {
        return due != allowed;
    }

    /** In a table. */
    String inWords() {
        return inWords;
    }
}
