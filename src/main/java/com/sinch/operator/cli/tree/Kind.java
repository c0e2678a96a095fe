package com.sinch.operator.cli.tree;

/** The kinds of the account model, in the order in which siblings are shown; the constants are Kubernetes' names. */
enum Kind {
    SinchAccount("account"),
    BillingAccount("billing account"),
    Project("project"),
    Subproject("subproject");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The kind in a sentence that speaks of {@code count} objects, like {@code subprojects}. */
    String word(int count) {
        return count == 1 ? word : word + "s";
    }
}
