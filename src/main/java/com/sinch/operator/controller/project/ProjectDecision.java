package com.sinch.operator.controller.project;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;
import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.AccessReady;
import static com.sinch.operator.domain.condition.ConditionType.BillingReady;
import static com.sinch.operator.domain.condition.ConditionType.SubtreeReady;

import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.FirstReport;
import com.sinch.operator.domain.condition.Pause;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.domain.hierarchy.Acceptance;
import com.sinch.operator.domain.hierarchy.AccountFacts;
import com.sinch.operator.domain.hierarchy.Billing;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.Parent;
import com.sinch.operator.domain.hierarchy.Selection;
import com.sinch.operator.domain.key.KeyHindrance;
import com.sinch.operator.domain.key.KeyRequest;
import com.sinch.operator.domain.key.SecretShape;
import com.sinch.operator.domain.rollup.Deletion;
import com.sinch.operator.domain.rollup.Subtree;
import com.sinch.operator.kubernetes.AccessGrants;
import com.sinch.operator.kubernetes.AccessOutcome;
import com.sinch.operator.kubernetes.KeyOutcome;
import com.sinch.operator.kubernetes.KeySecrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is decided about a Project. Pure.
 *
 * @param world what it was decided from
 * @param conflict that its ID is another's, whether or not it is accepted: then it must not come to report it; empty = it is
 *     its own
 * @param accepted whether it hangs under its account
 * @param billing whether a billing account pays for it
 * @param now when it was decided
 */
record ProjectDecision(ProjectWorld world, Optional<Finding> conflict, Finding accepted, Finding billing, Instant now) {

    static ProjectDecision decide(ProjectWorld world, Instant now) {
        var last = world.last().conditions();
        var hangs = Acceptance.decide(
                world.name(),
                world.accountTarget(),
                world.account().map(AccountFacts::parent),
                Conditions.find(last, Accepted));
        var conflict = Identity.conflict(world.id(), world.claim(), world.rivals());
        var accepted = hangs.holds() ? conflict.orElse(hangs) : hangs;
        var billing = Billing.ofProject(
                world.name(),
                world.accountTarget(),
                world.billingTarget(),
                world.billing(),
                // What was reported of another billing account, before the project was re-linked, says nothing of this
                // one.
                Conditions.find(last, BillingReady)
                        .filter(it -> linked(world).equals(world.last().billingAccount())));
        return new ProjectDecision(world, conflict, accepted, billing, now);
    }

    private static ParentReference linked(ProjectWorld world) {
        return new ParentReference(
                world.billingTarget().name(), world.billingTarget().namespace());
    }

    /** What is asked of the project's own key; without {@code spec.apiKey} there is none. */
    KeySecrets.Order key() {
        var asked = world.spec().apiKey();
        var spec = asked == null ? new ApiKeySpec(false, null, null, null) : asked;
        return new KeySecrets.Order(
                KeyRequest.of(
                        spec,
                        world.secretName(),
                        world.id(),
                        KeyHindrance.of(accepted, billing),
                        world.keyTerms(),
                        world.last().apiKey()),
                SecretShape.of(spec, Optional.ofNullable(world.spec().environment())),
                world.last().keys(),
                Conditions.find(world.last().conditions(), APIKeyReady),
                Optional.ofNullable(world.last().apiKey()));
    }

    /** What is asked of the members' access. */
    AccessGrants.Order access() {
        return new AccessGrants.Order(
                world.spec().members(), Conditions.find(world.last().conditions(), AccessReady));
    }

    /** What to report once the key and the access have been seen to. */
    Report<ProjectStatus> report(KeyOutcome key, AccessOutcome access) {
        if (world.paused()) {
            return Pause.report(world.last().conditions(), world.last()::reporting, world.generation(), now)
                    .checkedAt(access.nextCheck());
        }
        var found = new ArrayList<>(List.of(accepted, billing));
        access.finding().ifPresent(found::add);
        key.finding().ifPresent(found::add);
        Selection.decide(world.namespacesReadable(), world.spec().allowedNamespaces())
                .ifPresent(found::add);
        var findings = new ArrayList<>(
                world.terminating()
                        ? Deletion.waiting(found, world.subprojects(), "deleted")
                        : Conditions.withReadiness(found));
        findings.add(subtree(findings));
        var status = new ProjectStatus(
                Identity.reported(world.id(), world.claim(), conflict, accepted),
                accepted.status() == ConditionStatus.False
                        ? null
                        : world.account()
                                .flatMap(it -> it.parent().settled()
                                        ? it.accountId()
                                        : Optional.ofNullable(world.last().accountId()))
                                .orElse(null),
                linked(world),
                world.generation(),
                Conditions.report(world.last().conditions(), findings, world.generation(), now),
                Subtree.count(world.subprojects()),
                key.active().orElse(null),
                key.records(),
                charges().listed(),
                charges().totals());
        var reportedBefore = world.last().observedGeneration() != null;
        return Report.of(
                status,
                FirstReport.heldUntil(reportedBefore, findings, world.createdAt(), now),
                List.of(
                        key.nextCheck(),
                        access.nextCheck(),
                        Subtree.quietAt(world.subprojects(), world.createdAt(), now),
                        Parent.nextCheck(world.account().map(AccountFacts::parent), now),
                        Parent.nextCheck(world.billing().map(Billing.Account::parent), now),
                        Identity.nextCheck(accepted, now),
                        Deletion.nextCheck(world.terminating(), now)));
    }

    /** What the project was charged: whom its account does not accept is told nothing. */
    private Charges charges() {
        return accepted.status() == ConditionStatus.False ? Charges.NONE : world.charges();
    }

    private Finding subtree(List<Finding> findings) {
        return Subtree.decide(
                Conditions.ready(findings),
                world.subprojects(),
                Conditions.status(world.last().conditions(), SubtreeReady) == ConditionStatus.True,
                world.createdAt(),
                now);
    }
}
