package com.sinch.operator.domain.condition;

/** The types of condition that the operator reports, in the order in which they are listed. */
public enum ConditionType {
    Accepted(
            "The object hangs in the tree: its parent exists, permits it and is itself accepted, and its ID is its own."),
    FundsAvailable("The billing account has something left, or is postpaid without a limit."),
    Attributed(
            "The report counts for its project. Where it does not, it still counts for its billing account: this is a warning,"
                    + " and Ready does not follow it."),
    BillingReady("A billing account of the same account pays for it, and has funds."),
    AccessReady(
            "What the members of the project may do with the object is set up: Roles and RoleBindings are in place."),
    APIKeyReady("The Secret holds the object's active key."),
    DefaultsReady("The account's default billing account and default project exist."),
    SelectorReady("The namespaces that a selector in allowedNamespaces chooses are known."),
    Ready(
            "The object and everything above it is in order; otherwise the first failing condition gives reason and message."),
    SubtreeReady("The object and everything beneath it is Ready."),
    Reconciling("The object is not Ready yet, and another object's change can heal it (kstatus)."),
    Stalled("The object cannot become Ready without an edit of its own (kstatus)."),
    Paused("The object is paused by its annotation; its other conditions stay as they were.");

    private final String meaning;

    ConditionType(String meaning) {
        this.meaning = meaning;
    }

    /** What {@code True} means, in a sentence for users. */
    public String meaning() {
        return meaning;
    }
}
