package com.sinch.operator.kubernetes;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;

import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.condition.EventReason;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.key.AuditTrail;
import com.sinch.operator.domain.key.IssuedKey;
import com.sinch.operator.domain.key.KeyDecision;
import com.sinch.operator.domain.key.KeyHash;
import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.domain.key.KeyObservation;
import com.sinch.operator.domain.key.KeyOwner;
import com.sinch.operator.domain.key.KeyPolicy;
import com.sinch.operator.domain.key.KeyRequest;
import com.sinch.operator.domain.key.SecretShape;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what {@link KeyPolicy} decides about the keys of one kind of object: observe, decide, write, until nothing
 * is left to do.
 *
 * @param <P> the kind of the objects that have keys
 */
public final class KeySecrets<P extends HasMetadata> {

    private static final Logger log = LoggerFactory.getLogger(KeySecrets.class);

    /** More than any chain of decisions takes; what is not settled by then is tried again. */
    private static final int STEPS = 6;

    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);
    private static final Duration LAST_LOOK = Duration.ofMinutes(10);

    private final KeyIssuer issuer;
    private final KeyJournal journal;
    private final Function<P, Optional<ApiKeyStatus>> reported;
    private final SecretCache<P> cache;

    /**
     * The keys of one kind of object.
     *
     * @param issuer makes the keys
     * @param journal where it is noted what happens to them
     * @param secretName the name of the Secret that an object asks for
     * @param reported where an object's active key is as last reported
     */
    public KeySecrets(
            KeyIssuer issuer,
            KeyJournal journal,
            Function<P, String> secretName,
            Function<P, Optional<ApiKeyStatus>> reported) {
        this.issuer = issuer;
        this.journal = journal;
        this.reported = reported;
        this.cache = new SecretCache<>(secretName);
    }

    /**
     * What is asked for one object.
     *
     * @param request what the policy has to know
     * @param shape how the Secret is to look
     * @param records the audit trail as last reported
     * @param reported {@code APIKeyReady} as last reported
     * @param last where the active key was as last reported
     */
    public record Order(
            KeyRequest request,
            SecretShape shape,
            List<KeyRecord> records,
            Optional<Condition> reported,
            Optional<ApiKeyStatus> last) {}

    /** Wakes an object when its Secret, or a Secret of the name that it asks for, changes. */
    public InformerEventSource<Secret, P> eventSource(EventSourceContext<P> context) {
        var owners = context.getPrimaryCache();
        journal.countOverdue(HasMetadata.getKind(context.getPrimaryResourceClass()), () -> owners.list()
                .flatMap(owner -> nextRotation(owner).stream()));
        return cache.eventSource(context);
    }

    private Optional<Instant> nextRotation(P owner) {
        return reported.apply(owner).map(ApiKeyStatus::nextRotation);
    }

    /**
     * Does what the policy decides, until there is nothing left to do.
     *
     * @throws KubernetesClientException where the API server fails; the framework tries again
     */
    public KeyOutcome settle(P owner, Order order, Context<P> context, Instant now) {
        var outcome = outcome(owner, order, context, now);
        // The status is written after this: a key is reported as revoked once it is.
        AuditTrail.revokedSince(order.records(), outcome.records()).forEach(key -> {
            issuer.revoke(keyOwner(owner, order), key.keyId());
            var cause = KeyPolicy.causeOfRevocation(key, order.request(), now);
            journal.note(EventReason.KeyRevoked, owner, key.keyId(), key.sha256(), cause);
        });
        return outcome;
    }

    private KeyOutcome outcome(P owner, Order order, Context<P> context, Instant now) {
        // A foreign Secret is in no cache: who met one looks at it live before asking again.
        var secrets = order.reported()
                        .filter(it -> it.reason().equals(Reason.SecretNotOwned.name()))
                        .isPresent()
                ? cache.readLive(owner, context)
                : cache.read(owner, context);
        var records = order.records();
        try {
            for (var step = 0; step < STEPS; step++) {
                var observed = secrets.observe(owner, order.shape(), records);
                var decision = KeyPolicy.decide(observed, order.request(), now);
                // Two caches have no mutual order, so what makes a key valid, or changes a Secret, acts on a live read
                // of it.
                if (!secrets.live() && (changesExisting(decision, observed) || activates(decision, records))) {
                    secrets = cache.readLive(owner, context);
                    continue;
                }
                if (decision instanceof KeyDecision.Keep keep) {
                    if (activates(decision, records)) {
                        adopted(owner, keep.active(), "the Secret holds it, and it is the newest that is known");
                    }
                    delete(keep.surplus(), secrets, context);
                    return kept(keep, order);
                }
                if (decision instanceof KeyDecision.Withdraw withdraw) {
                    delete(withdraw.surplus(), secrets, context);
                    return new KeyOutcome(withdraw.records(), Optional.empty(), Optional.empty(), Optional.empty());
                }
                if (decision instanceof KeyDecision.Wait wait) {
                    return waiting(wait, order, now);
                }
                try {
                    var written = write(decision, owner, order, secrets, context, now);
                    secrets = secrets.with(written.secret());
                    records = written.records();
                } catch (KubernetesClientException e) {
                    if (!ApiErrors.overtaken(e)) {
                        throw e;
                    }
                    secrets = cache.readLive(owner, context);
                }
            }
        } catch (KubernetesClientException e) {
            if (!ApiErrors.namespaceTerminating(e)) {
                throw e;
            }
            log.debug("{} gets no key: its namespace is being deleted", Facts.name(owner));
            return unchanged(order, records, now);
        }
        log.warn("the Secret of {} keeps changing; trying again", Facts.name(owner));
        return unchanged(order, records, now);
    }

    private static boolean changesExisting(KeyDecision decision, KeyObservation observed) {
        return switchesSecret(decision)
                || (decision instanceof KeyDecision.Mint && observed.named().isPresent());
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

    private void adopted(P owner, KeyRecord key, String cause) {
        journal.note(EventReason.KeyAdopted, owner, key.keyId(), key.sha256(), cause);
    }

    private static <P extends HasMetadata> KeyOwner keyOwner(P owner, Order order) {
        return new KeyOwner(
                Facts.name(owner), owner.getMetadata().getUid(), order.request().objectId());
    }

    private record Written(Secret secret, List<KeyRecord> records) {}

    private Written write(
            KeyDecision decision, P owner, Order order, KeyedSecrets secrets, Context<P> context, Instant now) {
        var name = order.request().secretName();
        var id = order.request().objectId();
        if (decision instanceof KeyDecision.Mint mint) {
            return mint(mint, owner, order, secrets, context, now);
        }
        if (decision instanceof KeyDecision.Move move) {
            var from = secrets.find(move.from()).orElseThrow();
            var secret = create(SecretCodec.move(name, from, owner, id, order.shape()), context);
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
        var written = replace(present, wanted, context);
        if (decision instanceof KeyDecision.TakeBack) {
            secrets.holding(AuditTrail.active(decision.records()), owner, order.shape())
                    .ifPresent(key -> adopted(owner, key, "its Secret had lost its owner"));
        }
        return new Written(written, decision.records());
    }

    private Written mint(
            KeyDecision.Mint mint, P owner, Order order, KeyedSecrets secrets, Context<P> context, Instant now) {
        var keyOwner = keyOwner(owner, order);
        issuer.provision(keyOwner);
        revokeUnaccounted(owner, keyOwner, order, secrets);
        var key = issuer.mint(keyOwner, now);
        var secret = store(key, keyOwner, owner, order, secrets, context);
        log.info(
                "{} has a new key {}: {}",
                Facts.name(owner),
                key.keyId(),
                mint.cause().because());
        journal.note(
                mint.cause().rotation() ? EventReason.KeyRotated : EventReason.KeyMinted,
                owner,
                key.keyId(),
                KeyHash.of(key.keySecret()),
                mint.cause().because());
        return new Written(secret, KeyPolicy.minted(mint, key));
    }

    private Secret store(
            IssuedKey key, KeyOwner keyOwner, P owner, Order order, KeyedSecrets secrets, Context<P> context) {
        var request = order.request();
        var rotate = request.annotations().rotate();
        var id = request.objectId();
        try {
            return secrets.named()
                    .map(it -> replace(it, SecretCodec.replaceKey(it, owner, id, order.shape(), key, rotate), context))
                    .orElseGet(() -> create(
                            SecretCodec.create(request.secretName(), owner, id, order.shape(), key, rotate), context));
        } catch (KubernetesClientException e) {
            // Only this answer says for certain that the key is stored nowhere; after any other it is looked for again.
            if (ApiErrors.overtaken(e)) {
                issuer.revoke(keyOwner, key.keyId());
            }
            throw e;
        }
    }

    /** Keys that an issuer made, and nobody stored: the operator was stopped in between. */
    private void revokeUnaccounted(P owner, KeyOwner keyOwner, Order order, KeyedSecrets secrets) {
        var recorded = order.records().stream().map(KeyRecord::keyId);
        var stored = secrets.keyIds(owner, order.shape()).stream();
        var accounted = Stream.concat(recorded, stored).collect(Collectors.toSet());
        issuer.list(keyOwner).stream()
                .filter(keyId -> !accounted.contains(keyId))
                .forEach(keyId -> {
                    issuer.revoke(keyOwner, keyId);
                    journal.note(EventReason.KeyRevoked, owner, keyId, null, "it was made, but never stored");
                });
    }

    private Secret create(Secret secret, Context<P> context) {
        return context.resourceOperations().create(secret, cache.source(context));
    }

    private Secret replace(Secret present, Secret secret, Context<P> context) {
        if (Boolean.TRUE.equals(present.getImmutable())) {
            context.getClient().resource(present).lockResourceVersion().delete();
            return create(withoutIdentity(secret), context);
        }
        return context.resourceOperations().update(secret, cache.source(context));
    }

    private static Secret withoutIdentity(Secret secret) {
        return secret.edit()
                .editMetadata()
                .withUid(null)
                .withResourceVersion(null)
                .endMetadata()
                .withImmutable(null)
                .build();
    }

    private void delete(List<String> names, KeyedSecrets secrets, Context<P> context) {
        for (var name : names) {
            // One that has changed since stays for now: its event brings us back.
            Objects.deleteUnchanged(context.getClient(), secrets.find(name).orElseThrow());
        }
    }

    private static KeyOutcome kept(KeyDecision.Keep keep, Order order) {
        var active = new ApiKeyStatus(
                order.request().secretName(), keep.active().keyId(), keep.nextRotation(), keep.rotateRequest());
        return new KeyOutcome(keep.records(), Optional.of(active), Optional.of(keep.finding()), keep.nextCheck());
    }

    private static KeyOutcome waiting(KeyDecision.Wait wait, Order order, Instant now) {
        var look = wait.finding().reason().equals(Reason.SecretNotOwned.name())
                ? Optional.of(now.plus(patience(order.reported(), now)))
                : Optional.<Instant>empty();
        return new KeyOutcome(
                wait.records(),
                Optional.empty(),
                Optional.of(wait.finding()),
                Stream.concat(wait.nextCheck().stream(), look.stream()).min(Instant::compareTo));
    }

    /** A minute at first, then as long again as has been waited already, at most ten. */
    private static Duration patience(Optional<Condition> reported, Instant now) {
        var waited = reported.filter(condition -> condition.status() == ConditionStatus.False)
                .map(condition -> Duration.between(condition.lastTransitionTime(), now))
                .orElse(FIRST_LOOK);
        return Stream.of(waited, LAST_LOOK)
                .min(Duration::compareTo)
                .filter(it -> it.compareTo(FIRST_LOOK) > 0)
                .orElse(FIRST_LOOK);
    }

    /** Nothing is concluded: what was reported stays, and it is tried again in a moment. */
    private static KeyOutcome unchanged(Order order, List<KeyRecord> records, Instant now) {
        var finding = order.reported()
                .map(condition -> Finding.again(APIKeyReady, condition))
                .orElseGet(() -> Finding.unknown(
                        APIKeyReady, Reason.SecretChanging, "The Secret could not be written yet: it is tried again."));
        return new KeyOutcome(records, order.last(), Optional.of(finding), Optional.of(now.plusSeconds(1)));
    }
}
