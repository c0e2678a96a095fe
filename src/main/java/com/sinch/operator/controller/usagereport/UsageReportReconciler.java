package com.sinch.operator.controller.usagereport;

import static com.sinch.operator.kubernetes.Link.REPORT_TO_BILLING_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.REPORT_TO_PROJECT;

import com.sinch.operator.kubernetes.Caches;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.NamespaceWatch;
import com.sinch.operator.kubernetes.ObjectCaches;
import com.sinch.operator.kubernetes.RecordEventSource;
import com.sinch.operator.kubernetes.RecordWatch;
import com.sinch.operator.kubernetes.ReportHeader;
import com.sinch.operator.kubernetes.StatusWriter;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Tells of each UsageReport whether its billing account takes it, for whom it counts, and what it comes to. */
public final class UsageReportReconciler implements Reconciler<ReportHeader> {

    private final ObjectCaches objects;
    private final NamespaceWatch namespaces;
    private final RecordWatch records;
    private final StatusWriter statuses;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    /**
     * @param objects the caches of all controllers
     * @param namespaces what is known of namespaces
     * @param records what is known of payments and usage reports
     * @param statuses writes the statuses
     * @param clock tells the time
     * @param timer delays what would wake a report too often
     */
    public UsageReportReconciler(
            ObjectCaches objects,
            NamespaceWatch namespaces,
            RecordWatch records,
            StatusWriter statuses,
            Clock clock,
            ScheduledExecutorService timer) {
        this.objects = objects;
        this.namespaces = namespaces;
        this.records = records;
        this.statuses = statuses;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public List<EventSource<?, ReportHeader>> prepareEventSources(EventSourceContext<ReportHeader> context) {
        return List.of(
                objects.of(ReportHeader.class).announcing(context),
                REPORT_TO_BILLING_ACCOUNT.toParent(context, objects, billingAccount -> Facts.recording(billingAccount)
                        .flowingDown()),
                REPORT_TO_PROJECT.toParent(context, objects, Facts::recording),
                RecordEventSource.of(context, records, Facts::ledgerKeys, RecordEventSource.FIGURES, timer));
    }

    @Override
    public UpdateControl<ReportHeader> reconcile(ReportHeader report, Context<ReportHeader> context) {
        var world = UsageReportWorld.gather(report, new Caches<>(context, objects, namespaces, records));
        var decision = UsageReportDecision.decide(world, clock.instant());
        return statuses.write(UpdateControl.noUpdate(), report, decision.report(), context, decision.now());
    }
}
