package com.sinch.operator.controller.project;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;
import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.BillingReady;
import static com.sinch.operator.domain.condition.ConditionType.SubtreeReady;

import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.hierarchy.Acceptance;
import com.sinch.operator.domain.hierarchy.AccountFacts;
import com.sinch.operator.domain.hierarchy.Billing;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.key.KeyRequest;
import com.sinch.operator.domain.key.SecretShape;
import com.sinch.operator.domain.rollup.Deletion;
import com.sinch.operator.domain.rollup.Subtree;
import com.sinch.operator.kubernetes.KeyOutcome;
import com.sinch.operator.kubernetes.KeySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is decided about a Project. Pure.
 *
 * @param world what it was decided from
 * @param accepted whether it hangs under its account
 * @param billing whether a billing account pays for it
 * @param now when it was decided
 */
record ProjectDecision(ProjectWorld world, Finding accepted, Finding billing, Instant now) {

    private static final Duration LOOK_AGAIN_FOR_ID = Duration.ofSeconds(30);

    static ProjectDecision decide(ProjectWorld world, Instant now) {
        var last = world.last().conditions();
        var hangs = Acceptance.decide(
                world.name(),
                world.accountTarget(),
                world.account().map(AccountFacts::parent),
                Conditions.find(last, Accepted));
        var accepted = hangs.holds()
                ? Identity.conflict(world.id(), world.claim(), world.rivals()).orElse(hangs)
                : hangs;
        var billing = Billing.ofProject(
                world.name(),
                world.accountTarget(),
                world.billingTarget(),
                world.billing(),
                Conditions.find(last, BillingReady));
        return new ProjectDecision(world, accepted, billing, now);
    }

    /** What is asked of the project's own key; without {@code spec.apiKey} there is none. */
    KeySecrets.Order key() {
        var asked = world.spec().apiKey();
        var spec = asked == null ? new ApiKeySpec(false, null, null) : asked;
        return new KeySecrets.Order(
                KeyRequest.of(spec, world.secretName(), world.id(), accepted, billing),
                SecretShape.of(spec, Optional.ofNullable(world.spec().environment())),
                world.last().keys(),
                Conditions.find(world.last().conditions(), APIKeyReady));
    }

    /** Whether it is being deleted and nothing is attached to it any more, as far as the caches know. */
    boolean deletable() {
        return world.terminating() && world.subprojects().isEmpty();
    }

    /** The status to report once the key has been seen to. */
    ProjectStatus status(KeyOutcome key) {
        var findings = new ArrayList<>(List.of(accepted, billing));
        key.finding().ifPresent(findings::add);
        var all = new ArrayList<>(
                world.terminating()
                        ? Deletion.waiting(findings, world.subprojects())
                        : Conditions.withReadiness(findings));
        all.add(subtree(all));
        return new ProjectStatus(
                Identity.taken(accepted) ? null : world.id(),
                accepted.status() == ConditionStatus.False
                        ? null
                        : world.account().flatMap(AccountFacts::accountId).orElse(null),
                world.generation(),
                Conditions.report(world.last().conditions(), all, world.generation(), now),
                Subtree.count(world.subprojects()),
                key.active().orElse(null),
                key.records());
    }

    /** When to look again though nothing has happened. */
    Optional<Instant> nextCheck(KeyOutcome key) {
        var soon = now.plusSeconds(1);
        var unsettled = world.account().filter(it -> !it.parent().settled()).isPresent()
                || world.billing().filter(it -> !it.parent().settled()).isPresent();
        return Stream.of(
                        key.nextCheck(),
                        Subtree.quietAt(world.subprojects(), world.createdAt(), now),
                        unsettled ? Optional.of(soon) : Optional.<Instant>empty(),
                        Identity.taken(accepted) ? Optional.of(now.plus(LOOK_AGAIN_FOR_ID)) : Optional.<Instant>empty())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
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
