package com.sinch.operator.controller.billingaccount;

import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingAccountStatus;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.hierarchy.Parent;
import com.sinch.operator.domain.rollup.Child;
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
 * @param spec what its user asks
 * @param last what was reported last; without conditions where nothing was
 * @param id its ID
 * @param target the account that it names
 * @param account what is known of that; empty = it does not exist
 * @param projects the projects that charge to it
 */
record BillingAccountWorld(
        ObjectName name,
        long generation,
        Instant createdAt,
        boolean terminating,
        BillingAccountSpec spec,
        BillingAccountStatus last,
        String id,
        ObjectName target,
        Optional<Parent> account,
        List<Child> projects) {

    static final BillingAccountStatus NOTHING_REPORTED = new BillingAccountStatus(null, null, List.of(), null);
}
