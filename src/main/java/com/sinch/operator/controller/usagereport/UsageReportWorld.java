package com.sinch.operator.controller.usagereport;

import static com.sinch.operator.kubernetes.Link.REPORT_TO_BILLING_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.REPORT_TO_PROJECT;

import com.sinch.operator.api.UsageReportStatus;
import com.sinch.operator.domain.billing.Recording;
import com.sinch.operator.domain.billing.Usage;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.Neighbourhood;
import com.sinch.operator.kubernetes.References;
import com.sinch.operator.kubernetes.ReportHeader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is decided from about a UsageReport.
 *
 * @param name which object
 * @param generation its {@code metadata.generation}
 * @param createdAt when it was created
 * @param paused whether nothing is to be done for it
 * @param currency its currency, ISO 4217
 * @param last what was reported last; without conditions where nothing was
 * @param target the billing account that it names
 * @param billingAccount what is known of that; empty = it does not exist
 * @param projectTarget the project that it names
 * @param project what is known of that; empty = it does not exist
 * @param newest when any report came in last; empty = none ever did
 * @param usage what its lines come to; empty = they are not summed up yet
 */
record UsageReportWorld(
        ObjectName name,
        long generation,
        Instant createdAt,
        boolean paused,
        String currency,
        UsageReportStatus last,
        ObjectName target,
        Optional<Recording.Account> billingAccount,
        ObjectName projectTarget,
        Optional<Recording.Project> project,
        Optional<Instant> newest,
        Optional<Usage> usage) {

    static final UsageReportStatus NOTHING_REPORTED = new UsageReportStatus(null, List.of(), null, null);

    static UsageReportWorld gather(ReportHeader report, Neighbourhood neighbourhood) {
        return new UsageReportWorld(
                Facts.name(report),
                report.getMetadata().getGeneration(),
                Facts.createdAt(report),
                Facts.paused(report),
                report.getSpec().currency(),
                Optional.ofNullable(report.getStatus()).orElse(NOTHING_REPORTED),
                References.billingAccount(report),
                neighbourhood.parent(REPORT_TO_BILLING_ACCOUNT, report).map(Facts::recording),
                References.project(report),
                neighbourhood.parent(REPORT_TO_PROJECT, report).map(Facts::recording),
                neighbourhood.records().newestReport(),
                neighbourhood.records().ledger().usage(Facts.name(report)));
    }
}
