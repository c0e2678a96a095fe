package com.sinch.operator.kubernetes;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;

import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.condition.EventReason;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.key.KeyDecision;
import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.domain.key.KeyObservation;
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
    private final Events events;
    private final SecretCache<P> cache;

    /**
     * @param issuer makes the keys
     * @param events where new keys are told
     * @param secretName the name of the Secret that an object asks for
     */
    public KeySecrets(KeyIssuer issuer, Events events, Function<P, String> secretName) {
        this.issuer = issuer;
        this.events = events;
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
        return cache.eventSource(context);
    }

    /**
     * Does what the policy decides, until there is nothing left to do.
     *
     * @throws KubernetesClientException where the API server fails; the framework tries again
     */
    public KeyOutcome settle(P owner, Order order, Context<P> context, Instant now) {
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
                if (decision instanceof KeyDecision.Keep keep) {
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
                // Two caches have no mutual order, so what changes an existing Secret acts on a live read of it.
                if (!secrets.live() && changesExisting(decision, observed)) {
                    secrets = cache.readLive(owner, context);
                    continue;
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
        return !(decision instanceof KeyDecision.Mint) || observed.named().isPresent();
    }

    private record Written(Secret secret, List<KeyRecord> records) {}

    private Written write(
            KeyDecision decision, P owner, Order order, KeyedSecrets secrets, Context<P> context, Instant now) {
        var name = order.request().secretName();
        var id = order.request().objectId();
        if (decision instanceof KeyDecision.Mint mint) {
            var key = issuer.mint(now);
            var secret = secrets.named()
                    .map(it -> replace(it, SecretCodec.replaceKey(it, owner, id, order.shape(), key), context))
                    .orElseGet(() -> create(SecretCodec.create(name, owner, id, order.shape(), key), context));
            log.info("{} has a new key {}: {}", Facts.name(owner), key.keyId(), mint.cause());
            events.tell(owner, EventReason.KeyMinted.name(), "Made key " + key.keyId() + ": " + mint.cause());
            return new Written(secret, KeyPolicy.minted(mint, key));
        }
        if (decision instanceof KeyDecision.Move move) {
            var from = secrets.find(move.from()).orElseThrow();
            var secret = create(SecretCodec.move(name, from, owner, id, order.shape()), context);
            log.info("{} moved its key from Secret {} to {}", Facts.name(owner), move.from(), name);
            return new Written(secret, decision.records());
        }
        var present = secrets.named().orElseThrow();
        var secret = replace(present, SecretCodec.reshape(present, owner, id, order.shape()), context);
        return new Written(secret, decision.records());
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
        var name = order.request().secretName();
        return new KeyOutcome(
                keep.records(),
                Optional.of(new ApiKeyStatus(name, keep.active().keyId())),
                Optional.of(Finding.holds(APIKeyReady, Reason.KeyIssued, "Secret " + name + " holds the active key.")),
                KeyPolicy.nextCheck(keep.records()));
    }

    private static KeyOutcome waiting(KeyDecision.Wait wait, Order order, Instant now) {
        var retirement = KeyPolicy.nextCheck(wait.records());
        var look = wait.finding().reason().equals(Reason.SecretNotOwned.name())
                ? Optional.of(now.plus(patience(order.reported(), now)))
                : Optional.<Instant>empty();
        return new KeyOutcome(
                wait.records(),
                Optional.empty(),
                Optional.of(wait.finding()),
                Stream.concat(retirement.stream(), look.stream()).min(Instant::compareTo));
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
