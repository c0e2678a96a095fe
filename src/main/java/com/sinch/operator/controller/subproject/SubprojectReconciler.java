package com.sinch.operator.controller.subproject;

import static com.sinch.operator.kubernetes.Link.SUBPROJECT_TO_PROJECT;

import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.KeySecrets;
import com.sinch.operator.kubernetes.References;
import com.sinch.operator.kubernetes.StatusWriter;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps Subprojects: each hangs under its project, is billed with it, and has a key of its own in a Secret. */
public final class SubprojectReconciler implements Reconciler<Subproject> {

    private static final String BY_ID = "id";

    private final KeySecrets<Subproject> keys;
    private final Clock clock;

    /**
     * @param issuer makes the keys
     * @param clock tells the time
     */
    public SubprojectReconciler(KeyIssuer issuer, Clock clock) {
        this.keys = new KeySecrets<>(issuer, References::keySecret);
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, Subproject>> prepareEventSources(EventSourceContext<Subproject> context) {
        context.getPrimaryCache().addIndexer(BY_ID, subproject -> List.of(Facts.id(subproject)));
        var projects = SUBPROJECT_TO_PROJECT.toParent(
                context, project -> Facts.project(project).flowingDown());
        projects.addIndexer(BY_ID, project -> List.of(Facts.id(project)));
        return List.of(projects, keys.eventSource(context));
    }

    @Override
    public UpdateControl<Subproject> reconcile(Subproject subproject, Context<Subproject> context) {
        var now = clock.instant();
        var decision = SubprojectDecision.decide(gather(subproject, context), now);
        var key = keys.settle(subproject, decision.key(), context, now);
        return StatusWriter.write(UpdateControl.noUpdate(), subproject, decision.report(key), context, now);
    }

    private static SubprojectWorld gather(Subproject subproject, Context<Subproject> context) {
        var id = Facts.id(subproject);
        return new SubprojectWorld(
                Facts.name(subproject),
                subproject.getMetadata().getGeneration(),
                subproject.getSpec(),
                Optional.ofNullable(subproject.getStatus()).orElse(SubprojectWorld.NOTHING_REPORTED),
                id,
                Facts.claim(subproject),
                claims(id, context),
                References.keySecret(subproject),
                References.project(subproject),
                SUBPROJECT_TO_PROJECT.parent(subproject, context).map(Facts::project));
    }

    private static List<Identity.Claim> claims(String id, Context<Subproject> context) {
        return Stream.concat(
                        context.getPrimaryCache().byIndex(BY_ID, id).stream().map(Facts::claim),
                        SUBPROJECT_TO_PROJECT.parentsBy(BY_ID, id, context).stream()
                                .map(Facts::claim))
                .toList();
    }
}
