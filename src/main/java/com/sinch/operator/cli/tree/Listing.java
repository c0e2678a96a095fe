package com.sinch.operator.cli.tree;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a tree is made of.
 *
 * @param namespace the only namespace that was listed; null = all were
 * @param accounts the accounts
 * @param billingAccounts the billing accounts
 * @param projects the projects
 * @param subprojects the subprojects
 */
record Listing(
        @Nullable String namespace,
        List<SinchAccount> accounts,
        List<BillingAccount> billingAccounts,
        List<Project> projects,
        List<Subproject> subprojects) {

    /** Whether an object in {@code other} would be in the lists if it existed. */
    boolean covers(String other) {
        return namespace == null || namespace.equals(other);
    }
}
