package com.sinch.operator.scenario;

import com.sinch.operator.api.BillingAccountStatus;
import com.sinch.operator.api.PaymentStatus;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccountStatus;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.api.UsageReportStatus;
import java.util.List;

/** What a status records and cannot be computed again: the ID that an object has, and its keys. */
final class Records {

    private Records() {}

    static ReportedStatus of(ReportedStatus status) {
        if (status instanceof SinchAccountStatus) {
            return new SinchAccountStatus(null, null, List.of(), null, null, null, List.of(), List.of());
        }
        if (status instanceof BillingAccountStatus) {
            return new BillingAccountStatus(null, null, List.of(), null, null, List.of(), List.of());
        }
        if (status instanceof ProjectStatus project) {
            return new ProjectStatus(
                    project.projectId(), null, null, null, List.of(), null, null, project.keys(), List.of(), List.of());
        }
        if (status instanceof SubprojectStatus subproject) {
            return new SubprojectStatus(
                    subproject.subprojectId(),
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    subproject.keys(),
                    null,
                    List.of(),
                    List.of());
        }
        if (status instanceof PaymentStatus) {
            return new PaymentStatus(null, List.of());
        }
        if (status instanceof UsageReportStatus) {
            return new UsageReportStatus(null, List.of(), null, null);
        }
        throw new IllegalArgumentException(status.toString());
    }
}
