package com.sinch.operator.controller.usagereport;

import com.sinch.operator.api.UsageReportStatus;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.kubernetes.Neighbourhood;
import com.sinch.operator.kubernetes.ReportHeader;
import java.time.Instant;

/** One reconciliation of a UsageReport, without a cluster. */
public final class UsageReportStep {

    private UsageReportStep() {}

    /** Gathers, decides and reports, as the reconciler does. */
    public static Report<UsageReportStatus> of(ReportHeader report, Neighbourhood neighbourhood, Instant now) {
        return UsageReportDecision.decide(UsageReportWorld.gather(report, neighbourhood), now)
                .report();
    }
}
