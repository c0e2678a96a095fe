package com.sinch.operator.kubernetes;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;

import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.condition.EventReason;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Patience;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.key.AdoptionCause;
import com.sinch.operator.domain.key.AuditTrail;
import com.sinch.operator.domain.key.KeyDecision;
import com.sinch.operator.domain.key.KeyObservation;
import com.sinch.operator.domain.key.KeyPolicy;
import com.sinch.operator.kubernetes.KeyMinting.Written;
import com.sinch.operator.kubernetes.KeySecrets.Order;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out once what {@link KeyPolicy} decides about the keys of one object: observe, decide, write, until nothing is left
 * to do.
 *
 * @param minting makes and revokes keys
 * @param rewrites how often Secrets were put right of late
 * @param owner the object
 * @param order what is asked for it
 * @param context of its reconciliation
 * @param now when it is decided
 * @param <P> its kind
 */
record KeySettlement<P extends HasMetadata>(
        KeyMinting<P> minting, Rewrites rewrites, P owner, Order order, Context<P> context, Instant now) {

    private static final Logger log = LoggerFactory.getLogger(KeySettlement.class);

    /** More than any chain of decisions takes; what is not settled by then is tried again. */
    private static final int STEPS = 6;

    /** Neither somebody else's Secret nor a policy tells when it changes. */
    private static final Patience REFUSED = new Patience(Duration.ofMinutes(1), Duration.ofMinutes(10));

    private static final Duration SOON = Duration.ofSeconds(1);

    /**
     * Does what is decided, step by step, and tells how the key stands then.
     *
     * @throws KubernetesClientException where the API server fails; the framework tries again
     */
    KeyOutcome outcome() {
        try {
            return carriedOut();
        } catch (KubernetesClientException e) {
            if (ApiErrors.namespaceTerminating(e)) {
                log.debug("{} gets no key: its namespace is being deleted", Facts.name(owner));
                return unchanged(order.records());
            }
            // A key is revoked whether or not the Secret can be written.
            var revoked = KeyPolicy.revoked(order.records(), order.request(), now);
            if (!ApiErrors.refused(e) && revoked.equals(order.records())) {
                throw e;
            }
            log.warn("The Secret of {} cannot be written: {}", Facts.name(owner), ApiErrors.answer(e));
            return notWritable(e, revoked);
        }
    }

    private KeyOutcome carriedOut() {
        var secrets = firstLook();
        var records = order.records();
        for (var step = 0; step < STEPS; step++) {
            var observed = secrets.observe(
                    owner,
                    order.shape(),
                    records,
                    rewrites.of(owner.getMetadata().getUid(), now));
            var decision = KeyPolicy.decide(observed, order.request(), now);
            // Two caches have no mutual order: what makes a key valid, or changes a Secret, acts on a live read of it.
            if (!secrets.live() && (changesExisting(decision, observed) || activates(decision, records))) {
                if (ownerIsGone()) {
                    return unchanged(records);
                }
                secrets = readLive();
                continue;
            }
            var settled = settled(decision, records, secrets);
            if (settled.isPresent()) {
                return settled.get();
            }
            try {
                var written = write(decision, secrets);
                secrets = secrets.with(written.secret());
                records = written.records();
            } catch (KubernetesClientException e) {
                if (!ApiErrors.overtaken(e)) {
                    throw e;
                }
                secrets = readLive();
            }
        }
        log.warn("The Secret of {} keeps changing: it is tried again", Facts.name(owner));
        return unchanged(records);
    }

    /** A foreign Secret is in no cache: who met one looks at it live before asking again. */
    private KeyedSecrets firstLook() {
        var metForeign = order.reported()
                .filter(it -> it.reason().equals(Reason.SecretNotOwned.name()))
                .isPresent();
        return metForeign ? readLive() : minting.cache().read(owner, context);
    }

    /** Its Secret goes with it, and the news of that may come first: no key is made for who is no more. */
    private boolean ownerIsGone() {
        var present = context.getClient().resource(owner).get();
        return present == null
                || !present.getMetadata().getUid().equals(owner.getMetadata().getUid());
    }

    private KeyedSecrets readLive() {
        return minting.cache().readLive(owner, order.last().map(ApiKeyStatus::secretName), context);
    }

    /** What is to be reported where the decision leaves no Secret to be written. */
    private Optional<KeyOutcome> settled(KeyDecision decision, List<KeyRecord> records, KeyedSecrets secrets) {
        if (decision instanceof KeyDecision.Keep keep) {
            if (activates(decision, records)) {
                adopted(keep.active(), AdoptionCause.NEWEST_KNOWN);
            }
            minting.writes().delete(secrets.find(keep.surplus()), context);
            return Optional.of(kept(keep));
        }
        if (decision instanceof KeyDecision.Withdraw withdraw) {
            minting.writes().delete(secrets.find(withdraw.surplus()), context);
            return Optional.of(
                    new KeyOutcome(withdraw.records(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
        return decision instanceof KeyDecision.Wait wait ? Optional.of(waiting(wait)) : Optional.empty();
    }

    private Written write(KeyDecision decision, KeyedSecrets secrets) {
        var name = order.request().secretName();
        var id = order.request().objectId();
        if (decision instanceof KeyDecision.Mint mint) {
            return minting.mint(mint, owner, order, secrets, context, now);
        }
        if (decision instanceof KeyDecision.Move move) {
            var from = secrets.find(move.from()).orElseThrow();
            var secret = minting.writes().create(SecretCodec.move(name, from, owner, id, order.shape()), context);
            log.info("{} moved its key from Secret {} to {}", Facts.name(owner), move.from(), name);
            return new Written(secret, decision.records());
        }
        var present = secrets.named().orElseThrow();
        var reshaped = SecretCodec.reshape(present, owner, id, order.shape());
        // Who takes a key over has nothing to replace it for yet.
        var wanted = decision instanceof KeyDecision.TakeBack
                ? SecretCodec.withRotateRequest(
                        reshaped, order.request().annotations().rotate())
                : reshaped;
        var written = minting.writes().replace(present, wanted, context);
        rewrites.add(owner.getMetadata().getUid(), now);
        if (decision instanceof KeyDecision.TakeBack) {
            secrets.holding(AuditTrail.active(decision.records()), owner, order.shape())
                    .ifPresent(key -> adopted(key, AdoptionCause.OWNER_LOST));
        }
        return new Written(written, decision.records());
    }

    /** Whether there is something already that a cache may not know yet. */
    private static boolean changesExisting(KeyDecision decision, KeyObservation observed) {
        return switchesSecret(decision)
                || (decision instanceof KeyDecision.Mint
                        && (observed.named().isPresent() || !observed.records().isEmpty()));
    }

    private static boolean switchesSecret(KeyDecision decision) {
        return decision instanceof KeyDecision.Move
                || decision instanceof KeyDecision.TakeBack
                || decision instanceof KeyDecision.Reshape;
    }

    /** Whether a key becomes the active one that was not, though none is made. */
    private static boolean activates(KeyDecision decision, List<KeyRecord> records) {
        return decision instanceof KeyDecision.Keep keep
                && AuditTrail.active(records)
                        .filter(active -> active.keyId().equals(keep.active().keyId()))
                        .isEmpty();
    }

    private void adopted(KeyRecord key, AdoptionCause cause) {
        minting.journal().note(EventReason.KeyAdopted, owner, key.keyId(), key.sha256(), cause);
    }

    private KeyOutcome kept(KeyDecision.Keep keep) {
        var active = new ApiKeyStatus(
                order.request().secretName(), keep.active().keyId(), keep.nextRotation(), keep.rotateRequest());
        return new KeyOutcome(keep.records(), Optional.of(active), Optional.of(keep.finding()), keep.nextCheck());
    }

    private KeyOutcome waiting(KeyDecision.Wait wait) {
        var look = wait.finding().reason().equals(Reason.SecretNotOwned.name())
                ? Optional.of(REFUSED.nextLook(order.reported(), now))
                : Optional.<Instant>empty();
        return new KeyOutcome(
                wait.records(),
                Optional.empty(),
                Optional.of(wait.finding()),
                Stream.concat(wait.nextCheck().stream(), look.stream()).min(Instant::compareTo));
    }

    /** Nothing is concluded: what was reported stays, and it is tried again in a moment. */
    private KeyOutcome unchanged(List<KeyRecord> records) {
        var finding = order.reported()
                .map(condition -> Finding.again(APIKeyReady, condition))
                .orElseGet(() -> Finding.unknown(
                        APIKeyReady, Reason.SecretChanging, "The Secret could not be written yet: it is tried again."));
        return new KeyOutcome(records, order.last(), Optional.of(finding), Optional.of(now.plusSeconds(1)));
    }

    /** The Secret stays as it is; what could be done without it is reported. */
    private KeyOutcome notWritable(KubernetesClientException e, List<KeyRecord> records) {
        var good = minting.cache().read(owner, context).holding(AuditTrail.active(records), owner, order.shape());
        var name = order.request().secretName();
        var finding = good.isPresent()
                ? Finding.holds(
                        APIKeyReady,
                        Reason.SecretNotWritable,
                        "Secret " + name + " holds the active key, but cannot be changed: " + ApiErrors.answer(e))
                : Finding.fails(
                        APIKeyReady,
                        Reason.SecretNotWritable,
                        "Secret " + name + " cannot be written: " + ApiErrors.answer(e));
        var again = ApiErrors.refused(e) ? REFUSED.nextLook(order.reported(), now) : now.plus(SOON);
        return new KeyOutcome(
                records,
                order.last().filter(it -> good.isPresent()),
                Optional.of(finding),
                Stream.concat(Stream.of(again), AuditTrail.nextRetirement(records).stream())
                        .min(Instant::compareTo));
    }
}
