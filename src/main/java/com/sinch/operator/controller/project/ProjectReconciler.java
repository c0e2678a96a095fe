package com.sinch.operator.controller.project;

import static com.sinch.operator.kubernetes.Link.PROJECT_TO_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.PROJECT_TO_BILLING_ACCOUNT;
import static com.sinch.operator.kubernetes.Link.SUBPROJECT_TO_PROJECT;

import com.sinch.operator.api.Project;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.kubernetes.Attachment;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.KeySecrets;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * Keeps Projects: each hangs under its account, is linked to a billing account, may have a key of its own, and waits for
 * its subprojects when it is deleted.
 */
public final class ProjectReconciler implements Reconciler<Project>, Cleaner<Project> {

    private static final String BY_ID = "id";

    private final KeySecrets<Project> keys;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    /**
     * @param issuer makes the keys
     * @param clock tells the time
     * @param timer delays what would wake a project too often
     */
    public ProjectReconciler(KeyIssuer issuer, Clock clock, ScheduledExecutorService timer) {
        this.keys = new KeySecrets<>(issuer, References::keySecret);
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public List<EventSource<?, Project>> prepareEventSources(EventSourceContext<Project> context) {
        context.getPrimaryCache().addIndexer(BY_ID, project -> List.of(Facts.id(project)));
        var subprojects = SUBPROJECT_TO_PROJECT.toChildren(context, Facts::child, timer);
        subprojects.addIndexer(BY_ID, subproject -> List.of(Facts.id(subproject)));
        return List.of(
                PROJECT_TO_ACCOUNT.toParent(
                        context, account -> Facts.accountOfProjects(account).flowingDown()),
                PROJECT_TO_BILLING_ACCOUNT.toParent(
                        context, account -> Facts.billingAccount(account).flowingDown()),
                subprojects,
                keys.eventSource(context));
    }

    @Override
    public UpdateControl<Project> reconcile(Project project, Context<Project> context) {
        var decision = ProjectDecision.decide(gather(project, context), clock.instant());
        return report(UpdateControl.noUpdate(), decision, project, context);
    }

    @Override
    public DeleteControl cleanup(Project project, Context<Project> context) {
        if (!SUBPROJECT_TO_PROJECT.anyLiveChild(project, context, child -> Attachment.attached(child, project))) {
            return DeleteControl.defaultDelete();
        }
        var decision = ProjectDecision.decide(gather(project, context), clock.instant());
        return report(DeleteControl.noFinalizerRemoval(), decision, project, context);
    }

    private <T extends BaseControl<T>> T report(
            T control, ProjectDecision decision, Project project, Context<Project> context) {
        var key = keys.settle(project, decision.key(), context, decision.now());
        return StatusWriter.write(control, project, decision.report(key), context, decision.now());
    }

    private static ProjectWorld gather(Project project, Context<Project> context) {
        var id = Facts.id(project);
        return new ProjectWorld(
                Facts.name(project),
                project.getMetadata().getGeneration(),
                Facts.createdAt(project),
                Facts.terminating(project),
                project.getSpec(),
                Optional.ofNullable(project.getStatus()).orElse(ProjectWorld.NOTHING_REPORTED),
                id,
                Facts.claim(project),
                claims(id, context),
                References.keySecret(project),
                References.account(project),
                PROJECT_TO_ACCOUNT.parent(project, context).map(Facts::accountOfProjects),
                References.billingAccount(project),
                PROJECT_TO_BILLING_ACCOUNT.parent(project, context).map(Facts::billingAccount),
                SUBPROJECT_TO_PROJECT.children(project, context).stream()
                        .filter(child -> Attachment.attached(child, project))
                        .map(Facts::child)
                        .toList());
    }

    private static List<Identity.Claim> claims(String id, Context<Project> context) {
        return Stream.concat(
                        context.getPrimaryCache().byIndex(BY_ID, id).stream().map(Facts::claim),
                        SUBPROJECT_TO_PROJECT.childrenBy(BY_ID, id, context).stream()
                                .map(Facts::claim))
                .toList();
    }
}
