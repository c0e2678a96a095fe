package com.sinch.operator.domain.condition;

/**
 * The reasons of conditions. Users script against them: a reason is never renamed, and never changes its meaning.
 */
public enum Reason {
    Accepted("The object hangs in the tree."),
    ParentNotFound(
            "The object that the reference names does not exist in this namespace. Create it, or correct the reference."),
    NotPermitted(
            "The reference names an object in another namespace that does not exist, or does not permit this namespace in its"
                    + " allowedNamespaces (a SinchAccount permits billing accounts in allowedBillingNamespaces; a report may"
                    + " charge the projects of its billing account's account)."),
    ParentNotAccepted("The object that the reference names is itself not accepted: see its own conditions."),
    ParentTerminating("The object that the reference names is being deleted and takes no new children."),
    ParentNotReconciled("The object that the reference names has not been reconciled yet."),
    IdTaken("Another Project or Subproject has this ID already. Choose another, or delete the other object."),
    CurrencyUnknown("The currency is no ISO 4217 code. It is immutable: re-create the object with the right one."),
    CurrencyMismatch(
            "The record is in another currency than the billing account that it names, and counts nowhere. Delete it, and"
                    + " record it where the currency is the same."),

    FundsPresent("The billing account has something left, or is postpaid without a limit."),
    LowBalance(
            "What the billing account has left is less than one of its lowBalanceThresholds. Its projects go on; record a"
                    + " Payment before it is used up."),
    BalanceExhausted(
            "Nothing is left of what was paid to the prepaid billing account. Its projects get no new keys; those that they"
                    + " have stay. Record a Payment."),
    CreditLimitReached(
            "The postpaid billing account owes as much as its creditLimit. Its projects get no new keys; those that they have"
                    + " stay. Record a Payment, or raise the limit."),

    ProjectCharged("The report counts for the project that it names, and for the subprojects that its lines name."),
    ProjectNotFound(
            "The project that the report names does not exist in this namespace. The report counts for its billing account"
                    + " alone."),

    BillingLinked("The billing account pays for the object."),
    BillingAccountNotFound("The billing account that the project names, or the account's default one, does not exist."),
    AccountMismatch("The billing account belongs to another account than the project."),
    FundsUnavailable("The billing account that pays for the project has no funds: see its FundsAvailable."),
    ParentBillingNotReady("The project that the object belongs to is not billed: see its BillingReady."),

    AccessGranted("The members may do what their roles say."),
    RoleNotOwned(
            "A Role or RoleBinding with the name of one that is needed belongs to somebody else; it is left alone, and that role"
                    + " gives no access here. Delete it."),
    RoleChanging(
            "Somebody else keeps changing or deleting a Role or RoleBinding, or its namespace is being deleted. It is tried again"
                    + " by itself, at growing intervals."),
    Forbidden(
            "The operator may not set up the members' access here. Grant it the permission that the message names; it can give"
                    + " only what it holds itself."),

    KeyIssued("The Secret holds the active key."),
    SecretNotOwned(
            "A Secret of the wanted name belongs to somebody else; it is left alone. Delete it, or choose another"
                    + " spec.apiKey.secretName."),
    SecretIdMismatch(
            "The Secret holds a key of another project or subproject ID; it is left alone. Delete it, or set the ID that it"
                    + " records in the spec."),
    SecretChanging(
            "Somebody else keeps deleting or changing the Secret, or its namespace is being deleted. It is tried again by"
                    + " itself, at growing intervals."),
    SecretNotWritable(
            "The Secret cannot be written: a quota, a policy, a webhook or a missing permission refuses it, as the message says."
                    + " It is tried again by itself, at growing intervals."),
    TooManyKeys(
            "The Secret holds the active key. It is to be replaced, but five keys are valid already: that waits until one of them"
                    + " retires."),
    BillingNotReady("There is no key yet, and none is made while the object is not billed."),

    DefaultsPresent("The account's default objects exist."),
    NameTaken(
            "An object with the name of a default one belongs to another account; it is left alone. Delete it, or disable"
                    + " spec.defaults."),

    SelectorEvaluated("The selector chooses namespaces by their labels."),
    NamespacesForbidden(
            "The operator may not read Namespaces, so the selector permits only the object's own namespace. Grant its service"
                    + " account get, list and watch of namespaces, or use from: Same or All."),

    Ready("The object and everything above it is in order."),
    WaitingForChildren("The object is being deleted and waits until its last child is gone."),

    SubtreeReady("The object and everything beneath it is Ready."),
    ChildrenNotReady("Some objects beneath this one are not Ready, or something beneath them is not."),
    Settling("Everything is Ready, but children have just been added: more may be on their way."),
    NoBillingAccount("The account has no billing account."),
    NoProject("The account has no project."),

    PausedByAnnotation("The annotation account.sinch.com/paused is \"true\". Remove it to go on.");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** What the reason means and what to do, for users. */
    public String sentence() {
        return sentence;
    }

    /** Whether no other object's change can heal it: only an edit of the object itself can. */
    public boolean stalls() {
        return this == CurrencyUnknown || this == CurrencyMismatch;
    }
}
