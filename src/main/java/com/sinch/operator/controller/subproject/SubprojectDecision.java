package com.sinch.operator.controller.subproject;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;
import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.AccessReady;
import static com.sinch.operator.domain.condition.ConditionType.BillingReady;

import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.Binding;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.FirstReport;
import com.sinch.operator.domain.condition.Pause;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.domain.hierarchy.Acceptance;
import com.sinch.operator.domain.hierarchy.Billing;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.Parent;
import com.sinch.operator.domain.hierarchy.ProjectFacts;
import com.sinch.operator.domain.key.KeyHindrance;
import com.sinch.operator.domain.key.KeyRequest;
import com.sinch.operator.domain.key.SecretShape;
import com.sinch.operator.kubernetes.AccessGrants;
import com.sinch.operator.kubernetes.AccessOutcome;
import com.sinch.operator.kubernetes.KeyOutcome;
import com.sinch.operator.kubernetes.KeySecrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about a Subproject. Pure.
 *
 * @param world what it was decided from
 * @param conflict that its ID is another's, whether or not it is accepted: then it must not come to report it; empty = it is
 *     its own
 * @param accepted whether it hangs under its project
 * @param billing whether somebody pays for it
 * @param now when it was decided
 */
record SubprojectDecision(
        SubprojectWorld world, Optional<Finding> conflict, Finding accepted, Finding billing, Instant now) {

    static SubprojectDecision decide(SubprojectWorld world, Instant now) {
        var last = world.last().conditions();
        var hangs = Acceptance.decide(
                world.name(),
                world.target(),
                world.project().map(ProjectFacts::parent),
                Conditions.find(last, Accepted));
        var conflict = Identity.conflict(world.id(), world.claim(), world.rivals());
        var accepted = hangs.holds() ? conflict.orElse(hangs) : hangs;
        var billing = Billing.ofSubproject(
                accepted,
                world.target(),
                world.project().filter(it -> it.parent().settled()).isPresent(),
                world.project().map(ProjectFacts::billing).orElse(ConditionStatus.Unknown),
                Conditions.find(last, BillingReady));
        return new SubprojectDecision(world, conflict, accepted, billing, now);
    }

    /** The project, where nothing forbids to tell of it. */
    private Optional<ProjectFacts> attached() {
        return accepted.status() == ConditionStatus.False ? Optional.empty() : world.project();
    }

    /** What the project says; where its status lags behind its spec, what was reported last. */
    private @Nullable String ofProject(Function<ProjectFacts, Optional<String>> fact, @Nullable String last) {
        return attached()
                .flatMap(it -> it.parent().settled() ? fact.apply(it) : Optional.ofNullable(last))
                .orElse(null);
    }

    /** What the subproject was charged: whom its project does not accept is told nothing. */
    private Charges charges() {
        return accepted.status() == ConditionStatus.False ? Charges.NONE : world.charges();
    }

    /** What is asked of the key. */
    KeySecrets.Order key() {
        var spec = world.spec().apiKey();
        return new KeySecrets.Order(
                KeyRequest.of(
                        spec,
                        world.secretName(),
                        world.id(),
                        KeyHindrance.of(accepted, billing),
                        world.keyTerms(),
                        world.last().apiKey()),
                SecretShape.of(spec, attached().flatMap(ProjectFacts::environment)),
                world.last().keys(),
                Conditions.find(world.last().conditions(), APIKeyReady),
                Optional.ofNullable(world.last().apiKey()));
    }

    /** What is asked of the members' access. */
    AccessGrants.Order access() {
        return new AccessGrants.Order(
                world.members(), Conditions.find(world.last().conditions(), AccessReady));
    }

    /** What to report once the key and the access have been seen to. */
    Report<SubprojectStatus> report(KeyOutcome key, AccessOutcome access) {
        if (world.paused()) {
            return Pause.report(world.last().conditions(), world.last()::reporting, world.generation(), now)
                    .checkedAt(access.nextCheck());
        }
        var found = new ArrayList<>(List.of(accepted, billing));
        access.finding().ifPresent(found::add);
        key.finding().ifPresent(found::add);
        var findings = Conditions.withReadiness(found);
        var status = new SubprojectStatus(
                Identity.reported(world.id(), world.claim(), conflict, accepted),
                ofProject(ProjectFacts::projectId, world.last().projectId()),
                ofProject(ProjectFacts::accountId, world.last().accountId()),
                world.generation(),
                Conditions.report(world.last().conditions(), findings, world.generation(), now),
                key.active().orElse(null),
                key.records(),
                key.active().map(ApiKeyStatus::secretName).map(Binding::new).orElse(null),
                charges().listed(),
                charges().totals());
        var reportedBefore = world.last().observedGeneration() != null;
        return Report.of(
                status,
                FirstReport.heldUntil(reportedBefore, findings, world.claim().createdAt(), now),
                List.of(
                        key.nextCheck(),
                        access.nextCheck(),
                        Parent.nextCheck(world.project().map(ProjectFacts::parent), now),
                        Identity.nextCheck(accepted, now)));
    }
}
