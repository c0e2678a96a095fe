package com.sinch.operator.bench;

/** What comes of holding a figure against its budget. */
enum Verdict {
    MET("met"),
    MISSED("**missed**"),
    /** Missed, by a time of this machine: that fails nothing. */
    NOTED("missed, a note"),
    /** There is no budget for it. */
    NONE("");

    private final String inWords;

    Verdict(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }
}
