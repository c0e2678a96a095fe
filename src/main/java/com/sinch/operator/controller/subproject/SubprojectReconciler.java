package com.sinch.operator.controller.subproject;

import static com.sinch.operator.kubernetes.Link.SUBPROJECT_TO_PROJECT;

import com.sinch.operator.api.Subproject;
import com.sinch.operator.kubernetes.AccessGrants;
import com.sinch.operator.kubernetes.AccessOutcome;
import com.sinch.operator.kubernetes.Caches;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.IdContests;
import com.sinch.operator.kubernetes.KeyOutcome;
import com.sinch.operator.kubernetes.KeySecrets;
import com.sinch.operator.kubernetes.NamespaceEventSource;
import com.sinch.operator.kubernetes.NamespaceWatch;
import com.sinch.operator.kubernetes.ObjectCaches;
import com.sinch.operator.kubernetes.RecordEventSource;
import com.sinch.operator.kubernetes.RecordWatch;
import com.sinch.operator.kubernetes.References;
import com.sinch.operator.kubernetes.StatusWriter;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/** Keeps Subprojects: each hangs under its project, is billed with it, and has a key of its own in a Secret. */
public final class SubprojectReconciler implements Reconciler<Subproject> {

    private final IdContests contests;
    private final KeySecrets<Subproject> keys;
    private final AccessGrants<Subproject> access;
    private final ObjectCaches objects;
    private final NamespaceWatch namespaces;
    private final RecordWatch records;
    private final StatusWriter statuses;
    private final Clock clock;
    private final Instant startedAt;
    private final ScheduledExecutorService timer;

    /**
     * @param contests who claims the same ID
     * @param keys sees to the subprojects' keys
     * @param access sees to the access of members to the subprojects
     * @param objects the caches of all controllers
     * @param namespaces what is known of namespaces
     * @param records what is known of payments and usage reports
     * @param statuses writes the statuses
     * @param clock tells the time
     * @param timer delays what would wake a subproject too often
     */
    public SubprojectReconciler(
            IdContests contests,
            KeySecrets<Subproject> keys,
            AccessGrants<Subproject> access,
            ObjectCaches objects,
            NamespaceWatch namespaces,
            RecordWatch records,
            StatusWriter statuses,
            Clock clock,
            ScheduledExecutorService timer) {
        this.contests = contests;
        this.keys = keys;
        this.access = access;
        this.objects = objects;
        this.namespaces = namespaces;
        this.records = records;
        this.statuses = statuses;
        this.timer = timer;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Override
    public List<EventSource<?, Subproject>> prepareEventSources(EventSourceContext<Subproject> context) {
        contests.indexSubprojects(context.getPrimaryCache());
        var sources = Stream.of(
                objects.of(Subproject.class).announcing(context),
                SUBPROJECT_TO_PROJECT.toParent(
                        context, objects, project -> Facts.project(project).flowingDown()),
                keys.eventSource(context),
                RecordEventSource.of(context, records, Facts::ledgerKeys, RecordEventSource.FIGURES, timer),
                NamespaceEventSource.of(
                        context,
                        namespaces,
                        subproject -> Stream.of(References.project(subproject)),
                        subproject -> Stream.empty(),
                        timer));
        return Stream.concat(sources, access.eventSources(context)).toList();
    }

    @Override
    public UpdateControl<Subproject> reconcile(Subproject subproject, Context<Subproject> context) {
        var now = clock.instant();
        var world = SubprojectWorld.gather(
                subproject, contests.of(subproject), new Caches<>(context, objects, namespaces, records), startedAt);
        var decision = SubprojectDecision.decide(world, now);
        var key = world.paused() ? KeyOutcome.NONE : keys.settle(subproject, decision.key(), context, now);
        var given = give(subproject, decision, context);
        return statuses.write(UpdateControl.noUpdate(), subproject, decision.report(key, given), context, now);
    }

    /** Also while it is paused: whoever may edit it could otherwise keep their access by pausing it. */
    private AccessOutcome give(Subproject subproject, SubprojectDecision decision, Context<Subproject> context) {
        var secret = keys.controlled(subproject, context);
        return access.settle(subproject, decision.access(), secret, context, decision.now());
    }
}
