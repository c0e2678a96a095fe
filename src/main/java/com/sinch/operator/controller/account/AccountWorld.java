package com.sinch.operator.controller.account;

import com.sinch.operator.api.SinchAccountSpec;
import com.sinch.operator.api.SinchAccountStatus;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.rollup.Child;
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
 * @param spec what its user asks
 * @param last what was reported last; without conditions where nothing was
 * @param id its ID
 * @param billingAccounts the billing accounts that are attached to it
 * @param projects the projects that are attached to it
 * @param defaultBillingAccount the billing account of the default one's name; empty = there is none
 * @param defaultProject the project of the default one's name; empty = there is none
 */
record AccountWorld(
        ObjectName name,
        long generation,
        Instant createdAt,
        boolean terminating,
        SinchAccountSpec spec,
        SinchAccountStatus last,
        String id,
        List<Child> billingAccounts,
        List<Child> projects,
        Optional<Namesake> defaultBillingAccount,
        Optional<Namesake> defaultProject) {

    static final SinchAccountStatus NOTHING_REPORTED = new SinchAccountStatus(null, null, List.of(), null, null, null);

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
