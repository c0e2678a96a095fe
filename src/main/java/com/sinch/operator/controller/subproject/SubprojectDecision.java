package com.sinch.operator.controller.subproject;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;
import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.BillingReady;

import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.Binding;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.hierarchy.Acceptance;
import com.sinch.operator.domain.hierarchy.Billing;
import com.sinch.operator.domain.hierarchy.Identity;
import com.sinch.operator.domain.hierarchy.ProjectFacts;
import com.sinch.operator.domain.key.KeyRequest;
import com.sinch.operator.domain.key.SecretShape;
import com.sinch.operator.kubernetes.KeyOutcome;
import com.sinch.operator.kubernetes.KeySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is decided about a Subproject. Pure.
 *
 * @param world what it was decided from
 * @param accepted whether it hangs under its project
 * @param billing whether somebody pays for it
 * @param now when it was decided
 */
record SubprojectDecision(SubprojectWorld world, Finding accepted, Finding billing, Instant now) {

    private static final Duration LOOK_AGAIN_FOR_ID = Duration.ofSeconds(30);

    static SubprojectDecision decide(SubprojectWorld world, Instant now) {
        var last = world.last().conditions();
        var hangs = Acceptance.decide(
                world.name(),
                world.target(),
                world.project().map(ProjectFacts::parent),
                Conditions.find(last, Accepted));
        var accepted = hangs.holds()
                ? Identity.conflict(world.id(), world.claim(), world.rivals()).orElse(hangs)
                : hangs;
        var billing = Billing.ofSubproject(
                accepted,
                world.target(),
                world.project().filter(it -> it.parent().settled()).isPresent(),
                world.project().map(ProjectFacts::billing).orElse(ConditionStatus.Unknown),
                Conditions.find(last, BillingReady));
        return new SubprojectDecision(world, accepted, billing, now);
    }

    /** What is asked of the key. */
    KeySecrets.Order key() {
        var spec = world.spec().apiKey();
        return new KeySecrets.Order(
                KeyRequest.of(spec, world.secretName(), world.id(), accepted, billing),
                SecretShape.of(spec, world.project().flatMap(ProjectFacts::environment)),
                world.last().keys(),
                Conditions.find(world.last().conditions(), APIKeyReady));
    }

    /** The status to report once the key has been seen to. */
    SubprojectStatus status(KeyOutcome key) {
        var findings = new ArrayList<>(List.of(accepted, billing));
        key.finding().ifPresent(findings::add);
        var attached = accepted.status() != ConditionStatus.False;
        return new SubprojectStatus(
                idTaken() ? null : world.id(),
                attached ? world.project().flatMap(ProjectFacts::projectId).orElse(null) : null,
                attached ? world.project().flatMap(ProjectFacts::accountId).orElse(null) : null,
                world.generation(),
                Conditions.report(
                        world.last().conditions(), Conditions.withReadiness(findings), world.generation(), now),
                key.active().orElse(null),
                key.records(),
                key.active().map(ApiKeyStatus::secretName).map(Binding::new).orElse(null));
    }

    /** When to look again though nothing has happened. */
    Optional<Instant> nextCheck(KeyOutcome key) {
        var unsettled = world.project().filter(it -> !it.parent().settled()).isPresent();
        return Stream.of(
                        key.nextCheck(),
                        unsettled ? Optional.of(now.plusSeconds(1)) : Optional.<Instant>empty(),
                        idTaken() ? Optional.of(now.plus(LOOK_AGAIN_FOR_ID)) : Optional.<Instant>empty())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private boolean idTaken() {
        return Identity.taken(accepted);
    }
}
