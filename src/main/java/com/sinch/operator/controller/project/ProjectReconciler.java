package com.sinch.operator.controller.project;

import static com.sinch.operator.kubernetes.Link.PROJECT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_BILLING_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.SUBPROJECT_TO_PROJECT;

import com.sinch.operator.api.Project;
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
import io.javaoperatorsdk.operator.api.reconciler.BaseControl;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * Keeps Projects: each hangs under its account, is linked to a billing account, may have a key of its own, and waits for
 * its subprojects when it is deleted.
 */
public final class ProjectReconciler implements Reconciler<Project>, Cleaner<Project> {

    private final IdContests contests;
    private final KeySecrets<Project> keys;
    private final AccessGrants<Project> access;
    private final ObjectCaches objects;
    private final NamespaceWatch namespaces;
    private final RecordWatch records;
    private final StatusWriter statuses;
    private final Clock clock;
    private final Instant startedAt;
    private final ScheduledExecutorService timer;

    /**
     * @param contests who claims the same ID
     * @param keys sees to the projects' own keys
     * @param access sees to the access of members to the projects
     * @param objects the caches of all controllers
     * @param namespaces what is known of namespaces
     * @param records what is known of payments and usage reports
     * @param statuses writes the statuses
     * @param clock tells the time
     * @param timer delays what would wake a project too often
     */
    public ProjectReconciler(
            IdContests contests,
            KeySecrets<Project> keys,
            AccessGrants<Project> access,
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
        this.clock = clock;
        this.startedAt = clock.instant();
        this.timer = timer;
    }

    @Override
    public List<EventSource<?, Project>> prepareEventSources(EventSourceContext<Project> context) {
        contests.indexProjects(context.getPrimaryCache());
        var sources = Stream.of(
                objects.of(Project.class).announcing(context),
                PROJECT_TO_ACCOUNT.toParent(context, objects, account -> Facts.accountOfProjects(account)
                        .flowingDown()),
                PROJECT_TO_BILLING_ACCOUNT.toParent(context, objects, account -> Facts.billingAccount(account)
                        .flowingDown()),
                SUBPROJECT_TO_PROJECT.toChildren(objects, Facts::child, timer),
                keys.eventSource(context),
                RecordEventSource.of(context, records, Facts::ledgerKeys, RecordEventSource.FIGURES, timer),
                NamespaceEventSource.of(
                        context,
                        namespaces,
                        project -> Stream.of(References.account(project), References.billingAccount(project)),
                        project -> Stream.of(project.getSpec().allowedNamespaces()),
                        timer));
        return Stream.concat(sources, access.eventSources(context)).toList();
    }

    @Override
    public UpdateControl<Project> reconcile(Project project, Context<Project> context) {
        return report(UpdateControl.noUpdate(), project, new Caches<>(context, objects, namespaces, records));
    }

    @Override
    public DeleteControl cleanup(Project project, Context<Project> context) {
        var caches = new Caches<>(context, objects, namespaces, records);
        return Facts.paused(project) || caches.anyLiveChild(SUBPROJECT_TO_PROJECT, project)
                ? report(DeleteControl.noFinalizerRemoval(), project, caches)
                : DeleteControl.defaultDelete();
    }

    private <T extends BaseControl<T>> T report(T control, Project project, Caches<Project> caches) {
        var context = caches.context();
        var world = ProjectWorld.gather(project, contests.of(project), caches, startedAt);
        var decision = ProjectDecision.decide(world, clock.instant());
        var key = world.paused() ? KeyOutcome.NONE : keys.settle(project, decision.key(), context, decision.now());
        var given = give(project, decision, context);
        return statuses.write(control, project, decision.report(key, given), context, decision.now());
    }

    /** Also while it is paused: whoever may edit it could otherwise keep their access by pausing it. */
    private AccessOutcome give(Project project, ProjectDecision decision, Context<Project> context) {
        return access.settle(project, decision.access(), keys.controlled(project, context), context, decision.now());
    }
}
