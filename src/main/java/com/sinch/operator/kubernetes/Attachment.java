package com.sinch.operator.kubernetes;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.hierarchy.Parent;
import io.fabric8.kubernetes.client.CustomResource;

/**
 * Which of the objects that name a parent are attached to it: those that it permits. Only they are counted, named and
 * waited for. What came too late, when the parent was being deleted already, is not.
 */
public final class Attachment {

    private Attachment() {}

    /** Whether a billing account that names {@code account} is attached to it. */
    public static boolean attached(BillingAccount child, SinchAccount account) {
        return attached(child, Facts.accountOfBillingAccounts(account));
    }

    /** Whether a project that names {@code account} is attached to it. */
    public static boolean attached(Project child, SinchAccount account) {
        return attached(child, Facts.accountOfProjects(account).parent());
    }

    /** Whether a project that is linked to {@code billingAccount} is attached to it: only one of the same account is. */
    public static boolean attached(Project child, BillingAccount billingAccount) {
        return References.account(child).equals(References.account(billingAccount))
                && Facts.billingAccount(billingAccount)
                        .parent()
                        .permits(child.getMetadata().getNamespace())
                && !refused(child, ConditionType.BillingReady);
    }

    /** Whether a subproject that names {@code project} is attached to it. */
    public static boolean attached(Subproject child, Project project) {
        return attached(child, Facts.project(project).parent());
    }

    private static boolean attached(CustomResource<?, ? extends ReportedStatus> child, Parent parent) {
        return parent.permits(child.getMetadata().getNamespace()) && !refused(child, ConditionType.Accepted);
    }

    private static boolean refused(CustomResource<?, ? extends ReportedStatus> child, ConditionType type) {
        return Conditions.find(Facts.conditions(child), type)
                .filter(condition -> condition.reason().equals(Reason.ParentTerminating.name()))
                .isPresent();
    }
}
