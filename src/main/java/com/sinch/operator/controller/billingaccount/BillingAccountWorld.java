package com.sinch.operator.controller.billingaccount;

import static com.sinch.operator.kubernetes.Link.BILLING_ACCOUNT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_BILLING_ACCOUNT;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingAccountStatus;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.hierarchy.Parent;
import com.sinch.operator.domain.rollup.Child;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Neighbourhood;
import com.sinch.operator.kubernetes.References;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is decided from about a BillingAccount.
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
 * @param target the account that it names
 * @param account what is known of that; empty = it does not exist, or does not permit it
 * @param projects the projects that charge to it
 * @param paid the sum of its payments
 * @param charges what it was charged
 */
record BillingAccountWorld(
        ObjectName name,
        long generation,
        Instant createdAt,
        boolean terminating,
        boolean paused,
        boolean namespacesReadable,
        BillingAccountSpec spec,
        BillingAccountStatus last,
        String id,
        ObjectName target,
        Optional<Parent> account,
        List<Child> projects,
        BigDecimal paid,
        Charges charges) {

    static final BillingAccountStatus NOTHING_REPORTED =
            new BillingAccountStatus(null, null, List.of(), null, null, List.of(), List.of());

    static BillingAccountWorld gather(BillingAccount billingAccount, Neighbourhood neighbourhood) {
        var ledger = neighbourhood.records().ledger();
        var currency = billingAccount.getSpec().currency();
        return new BillingAccountWorld(
                Facts.name(billingAccount),
                billingAccount.getMetadata().getGeneration(),
                Facts.createdAt(billingAccount),
                Facts.terminating(billingAccount),
                Facts.paused(billingAccount),
                neighbourhood.namespaces().readable(),
                billingAccount.getSpec(),
                Optional.ofNullable(billingAccount.getStatus()).orElse(NOTHING_REPORTED),
                Facts.id(billingAccount, billingAccount.getSpec().billingAccountId()),
                References.account(billingAccount),
                neighbourhood.parent(BILLING_ACCOUNT_TO_ACCOUNT, billingAccount).map(Facts::accountOfBillingAccounts),
                neighbourhood.children(PROJECT_TO_BILLING_ACCOUNT, billingAccount).stream()
                        .map(Facts::child)
                        .toList(),
                ledger.paid(Facts.name(billingAccount), currency),
                ledger.charges(Facts.name(billingAccount), currency));
    }
}
