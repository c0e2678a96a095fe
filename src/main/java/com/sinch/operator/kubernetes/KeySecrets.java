package com.sinch.operator.kubernetes;

import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.key.AuditTrail;
import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.domain.key.KeyPolicy;
import com.sinch.operator.domain.key.KeyRequest;
import com.sinch.operator.domain.key.SecretShape;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Carries out what {@link KeyPolicy} decides about the keys of one kind of object: observe, decide, write, until nothing
 * is left to do.
 *
 * @param <P> the kind of the objects that have keys
 */
public final class KeySecrets<P extends HasMetadata> {

    private final SecretCache<P> cache;
    private final KeyMinting<P> minting;
    private final Rewrites rewrites = new Rewrites();

    /**
     * The keys of one kind of object.
     *
     * @param watch watches the Secrets
     * @param issuer makes the keys
     * @param journal where it is noted what happens to them
     * @param secretName the name of the Secret that an object asks for
     */
    public KeySecrets(KeySecretWatch watch, KeyIssuer issuer, KeyJournal journal, Function<P, String> secretName) {
        this.cache = new SecretCache<>(watch, secretName);
        this.minting = new KeyMinting<>(issuer, journal, cache, new SecretWrites(watch));
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
    public EventSource<Secret, P> eventSource(EventSourceContext<P> context) {
        return cache.eventSource(context);
    }

    /**
     * Does what the policy decides, until there is nothing left to do.
     *
     * @throws KubernetesClientException where the API server fails; the framework tries again
     */
    public KeyOutcome settle(P owner, Order order, Context<P> context, Instant now) {
        var outcome = new KeySettlement<>(minting, rewrites, owner, order, context, now).outcome();
        // The status is written after this: a key is reported as revoked once it is.
        minting.revoke(AuditTrail.revokedSince(order.records(), outcome.records()), owner, order.request(), now);
        return outcome;
    }

    /** The name of the Secret that an object asks for, while the object controls it; so nobody else's is ever named. */
    public Optional<String> controlled(P owner, Context<P> context) {
        return cache.controlled(owner, context);
    }
}
