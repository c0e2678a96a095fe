package com.sinch.operator.domain.statement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The billing accounts that records may name.
 *
 * @param payers those that the statement shows
 * @param existing all that exist in the namespaces of the account's billing accounts, whosever they are
 * @param ownNamespaces those in which a record that names none of them is told of: elsewhere it may be another customer's
 */
public record Register(List<Payer> payers, Set<ObjectName> existing, Set<String> ownNamespaces) {

    /** Keeps copies. */
    public Register {
        payers = List.copyOf(payers);
        existing = Set.copyOf(existing);
        ownNamespaces = Set.copyOf(ownNamespaces);
    }

    /**
     * A register of all billing accounts in some namespaces.
     *
     * @param payers those of the account
     * @param existing all that exist, each with whether it is the account's
     */
    public static Register of(List<Payer> payers, Map<ObjectName, Boolean> existing) {
        var ours = existing.entrySet().stream()
                .collect(groupingBy(
                        entry -> entry.getKey().namespace(), reducing(true, Map.Entry::getValue, Boolean::logicalAnd)));
        return new Register(
                payers,
                existing.keySet(),
                ours.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .collect(toUnmodifiableSet()));
    }

    /** The same for those who want to see some of the billing accounts: what names none of them is left out. */
    public Register only(List<Payer> some) {
        return new Register(some, existing, Set.of());
    }

    /** Whether a record that names this billing account names none that exists, and is certainly the account's. */
    boolean strayed(ObjectName billingAccount) {
        return !existing.contains(billingAccount) && ownNamespaces.contains(billingAccount.namespace());
    }
}
