package com.sinch.operator.scenario;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.BillingAccountStatus;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.SinchAccountStatus;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.kubernetes.References;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the CRDs' rules let nobody edit: references to parents, currencies, records, and IDs once they are given or reported. */
final class Immutable {

    private Immutable() {}

    /** Whether an API server would take {@code after} in place of {@code before}. */
    static boolean accepts(
            CustomResource<?, ? extends ReportedStatus> before, CustomResource<?, ? extends ReportedStatus> after) {
        var id = Optional.ofNullable(idOf(before)).or(() -> Optional.ofNullable(reportedId(before)));
        var wanted = idOf(after);
        var removed = wanted == null && idOf(before) != null;
        var changed = wanted != null && id.filter(it -> !it.equals(wanted)).isPresent();
        return !removed && !changed && fixed(before).equals(fixed(after));
    }

    private static List<Object> fixed(CustomResource<?, ? extends ReportedStatus> object) {
        if (object instanceof BillingAccount billingAccount) {
            return List.of(
                    References.account(billingAccount), billingAccount.getSpec().currency());
        }
        if (object instanceof Project project) {
            return List.of(References.account(project));
        }
        if (object instanceof Payment || object instanceof UsageReport) {
            return List.of(object.getSpec());
        }
        return object instanceof Subproject subproject ? List.of(References.project(subproject)) : List.of();
    }

    private static @Nullable String idOf(CustomResource<?, ? extends ReportedStatus> object) {
        if (object instanceof SinchAccount account) {
            return account.getSpec().accountId();
        }
        if (object instanceof BillingAccount billingAccount) {
            return billingAccount.getSpec().billingAccountId();
        }
        if (object instanceof Project project) {
            return project.getSpec().projectId();
        }
        return object instanceof Subproject subproject ? subproject.getSpec().subprojectId() : null;
    }

    private static @Nullable String reportedId(CustomResource<?, ? extends ReportedStatus> object) {
        var status = object.getStatus();
        if (status instanceof SinchAccountStatus account) {
            return account.accountId();
        }
        if (status instanceof BillingAccountStatus billingAccount) {
            return billingAccount.billingAccountId();
        }
        if (status instanceof ProjectStatus project) {
            return project.projectId();
        }
        return status instanceof SubprojectStatus subproject ? subproject.subprojectId() : null;
    }
}
