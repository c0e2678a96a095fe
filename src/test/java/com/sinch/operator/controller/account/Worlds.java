package com.sinch.operator.controller.account;

import com.sinch.operator.api.AccountDefaults;
import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.SinchAccountSpec;
import com.sinch.operator.api.SinchAccountStatus;
import com.sinch.operator.controller.account.AccountWorld.Namesake;
import com.sinch.operator.controller.account.AccountWorld.OpeningCredit;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.rollup.Child;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The worlds of one account, {@code middleman}; changed one thing at a time. */
record Worlds(
        boolean terminating,
        boolean wantsDefaults,
        String gives,
        SinchAccountStatus last,
        List<Child> billingAccounts,
        List<Child> projects,
        Optional<Namesake> defaultBillingAccount,
        Optional<Namesake> defaultProject,
        Optional<OpeningCredit> openingCredit,
        Charges charges) {

    static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");
    static final Instant NOW = CREATED.plusSeconds(3600);
    static final ObjectName NAME = new ObjectName("SinchAccount", "clients", "middleman");

    /** Just created: nothing hangs under it. */
    static final Worlds NEW = new Worlds(
            false,
            true,
            "2",
            AccountWorld.NOTHING_REPORTED,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Charges.NONE);

    /** With its default objects, of which nobody has made use. */
    static final Worlds SIGNED_UP = NEW.with(
                    List.of(child("BillingAccount", "middleman-default", true)),
                    List.of(child("Project", "middleman-default", true)))
            .withDefaults(made("BillingAccount"), made("Project"))
            .with(credit(true, true, true));

    static Child child(String kind, String name, boolean ready) {
        var below = kind.equals("Project") ? new ChildCount(3, 2) : ChildCount.NONE;
        return new Child(new ObjectName(kind, "clients", name), CREATED, ready, ready, ready ? "" : "IdTaken", below);
    }

    /** The payment of the opening credit's name. */
    static OpeningCredit credit(boolean own, boolean made, boolean alone) {
        var name = new ObjectName("Payment", "clients", "middleman-opening-credit");
        return new OpeningCredit(name, own, made, alone);
    }

    /** A default object that the account made itself. */
    static Namesake made(String kind) {
        return namesake(kind, NAME, true, false, false);
    }

    static Namesake namesake(String kind, ObjectName account, boolean made, boolean used, boolean terminating) {
        return new Namesake(new ObjectName(kind, "clients", "middleman-default"), account, made, used, terminating);
    }

    Worlds terminates() {
        return new Worlds(
                true,
                wantsDefaults,
                gives,
                last,
                billingAccounts,
                projects,
                defaultBillingAccount,
                defaultProject,
                openingCredit,
                charges);
    }

    Worlds withoutDefaults() {
        return new Worlds(
                terminating,
                false,
                gives,
                last,
                billingAccounts,
                projects,
                defaultBillingAccount,
                defaultProject,
                openingCredit,
                charges);
    }

    Worlds reported(SinchAccountStatus status) {
        return new Worlds(
                terminating,
                wantsDefaults,
                gives,
                status,
                billingAccounts,
                projects,
                defaultBillingAccount,
                defaultProject,
                openingCredit,
                charges);
    }

    Worlds with(List<Child> accounts, List<Child> others) {
        return new Worlds(
                terminating,
                wantsDefaults,
                gives,
                last,
                accounts,
                others,
                defaultBillingAccount,
                defaultProject,
                openingCredit,
                charges);
    }

    Worlds withDefaults(Namesake billingAccount, Namesake project) {
        return new Worlds(
                terminating,
                wantsDefaults,
                gives,
                last,
                billingAccounts,
                projects,
                Optional.of(billingAccount),
                Optional.of(project),
                openingCredit,
                charges);
    }

    Worlds with(OpeningCredit credit) {
        return new Worlds(
                terminating,
                wantsDefaults,
                gives,
                last,
                billingAccounts,
                projects,
                defaultBillingAccount,
                defaultProject,
                Optional.of(credit),
                charges);
    }

    Worlds giving(String credit) {
        return new Worlds(
                terminating,
                wantsDefaults,
                credit,
                last,
                billingAccounts,
                projects,
                defaultBillingAccount,
                defaultProject,
                openingCredit,
                charges);
    }

    Worlds charged(Charges amounts) {
        return new Worlds(
                terminating,
                wantsDefaults,
                gives,
                last,
                billingAccounts,
                projects,
                defaultBillingAccount,
                defaultProject,
                openingCredit,
                amounts);
    }

    AccountWorld world() {
        var defaults = new AccountDefaults(wantsDefaults, "USD", BillingType.Prepaid, gives, ApiKeySpec.DEFAULT);
        return new AccountWorld(
                NAME,
                1,
                CREATED,
                terminating,
                false,
                true,
                new SinchAccountSpec("middleman", null, defaults, AllowedNamespaces.SAME, AllowedNamespaces.SAME),
                last,
                "middleman",
                billingAccounts,
                projects,
                defaultBillingAccount,
                defaultProject,
                openingCredit,
                charges);
    }
}
