package com.sinch.operator.controller.account;

import static com.sinch.operator.kubernetes.Link.BILLING_ACCOUNT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_ACCOUNT;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.SinchAccountSpec;
import com.sinch.operator.api.SinchAccountStatus;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.billing.Ledger;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.rollup.Child;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Neighbourhood;
import com.sinch.operator.kubernetes.References;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is decided from about a SinchAccount.
 *
 * @param name which object
 * @param generation its {@code metadata.generation}
 * @param createdAt when it was created
 * @param terminating whether it is being deleted
 * @param paused whether nothing is to be done for it
 * @param namespacesReadable whether the operator may read Namespaces
 * @param spec what its user asks
 * @param last what was reported last; without conditions where nothing was
 * @param id its ID
 * @param billingAccounts the billing accounts that are attached to it
 * @param projects the projects that are attached to it
 * @param defaultBillingAccount the billing account of the default one's name; empty = there is none
 * @param defaultProject the project of the default one's name; empty = there is none
 * @param openingCredit the payment of the opening credit's name; empty = there is none
 * @param charges what all its billing accounts were charged
 */
record AccountWorld(
        ObjectName name,
        long generation,
        Instant createdAt,
        boolean terminating,
        boolean paused,
        boolean namespacesReadable,
        SinchAccountSpec spec,
        SinchAccountStatus last,
        String id,
        List<Child> billingAccounts,
        List<Child> projects,
        Optional<Namesake> defaultBillingAccount,
        Optional<Namesake> defaultProject,
        Optional<OpeningCredit> openingCredit,
        Charges charges) {

    static final SinchAccountStatus NOTHING_REPORTED =
            new SinchAccountStatus(null, null, List.of(), null, null, null, List.of(), List.of());

    static AccountWorld gather(SinchAccount account, Neighbourhood neighbourhood) {
        var billingAccounts = neighbourhood.children(BILLING_ACCOUNT_TO_ACCOUNT, account);
        var ledger = neighbourhood.records().ledger();
        return new AccountWorld(
                Facts.name(account),
                account.getMetadata().getGeneration(),
                Facts.createdAt(account),
                Facts.terminating(account),
                Facts.paused(account),
                neighbourhood.namespaces().readable(),
                account.getSpec(),
                Optional.ofNullable(account.getStatus()).orElse(NOTHING_REPORTED),
                Facts.id(account, account.getSpec().accountId()),
                billingAccounts.stream().map(Facts::child).toList(),
                neighbourhood.children(PROJECT_TO_ACCOUNT, account).stream()
                        .map(Facts::child)
                        .toList(),
                DefaultObjects.findBillingAccount(account, neighbourhood).map(it -> namesake(account, it)),
                DefaultObjects.findProject(account, neighbourhood).map(it -> namesake(account, it)),
                DefaultObjects.findOpeningCredit(account, neighbourhood).map(it -> openingCredit(account, it, ledger)),
                billingAccounts.stream()
                        .map(it -> ledger.charges(Facts.name(it), it.getSpec().currency()))
                        .reduce(Charges.NONE, Charges::plus));
    }

    private static Namesake namesake(SinchAccount account, BillingAccount billingAccount) {
        return new Namesake(
                Facts.name(billingAccount),
                References.account(billingAccount),
                DefaultObjects.made(account, billingAccount),
                Facts.child(billingAccount).below().total() > 0,
                Facts.terminating(billingAccount));
    }

    private static Namesake namesake(SinchAccount account, Project project) {
        return new Namesake(
                Facts.name(project),
                References.account(project),
                DefaultObjects.made(account, project),
                Facts.child(project).below().total() > 0,
                Facts.terminating(project));
    }

    private static OpeningCredit openingCredit(SinchAccount account, Payment payment, Ledger ledger) {
        var billingAccount = References.billingAccount(payment);
        return new OpeningCredit(
                Facts.name(payment),
                billingAccount.name().equals(DefaultObjects.name(account)),
                DefaultObjects.made(account, payment),
                !ledger.namedBeside(Facts.name(payment), billingAccount));
    }

    /**
     * A payment that has the name of the opening credit.
     *
     * @param name which object
     * @param own whether it counts for the account's default billing account
     * @param made whether this account made it
     * @param alone whether no other record names that billing account
     */
    record OpeningCredit(ObjectName name, boolean own, boolean made, boolean alone) {}

    /**
     * An object that has the name of a default one.
     *
     * @param name which object
     * @param account the account that it names
     * @param made whether this account made it
     * @param used whether anything is attached to it
     * @param terminating whether it is being deleted
     */
    record Namesake(ObjectName name, ObjectName account, boolean made, boolean used, boolean terminating) {}
}
