package com.sinch.operator.kubernetes;

import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.condition.EventReason;
import com.sinch.operator.domain.key.IssuedKey;
import com.sinch.operator.domain.key.KeyDecision;
import com.sinch.operator.domain.key.KeyHash;
import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.domain.key.KeyOwner;
import com.sinch.operator.domain.key.KeyPolicy;
import com.sinch.operator.domain.key.KeyRequest;
import com.sinch.operator.domain.key.RevocationCause;
import com.sinch.operator.kubernetes.KeySecrets.Order;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has keys made and revoked by an issuer, and the new ones stored, so that none is valid that is not accounted for.
 *
 * @param issuer makes the keys
 * @param journal where it is noted
 * @param cache reads the Secrets
 * @param writes writes them
 * @param <P> the kind of the objects that have keys
 */
record KeyMinting<P extends HasMetadata>(
        KeyIssuer issuer, KeyJournal journal, SecretCache<P> cache, SecretWrites writes) {

    private static final Logger log = LoggerFactory.getLogger(KeyMinting.class);

    /** The Secret that was written, and the audit trail from then on. */
    record Written(Secret secret, List<KeyRecord> records) {}

    /** Makes a key and stores it in the Secret of the wanted name. */
    Written mint(KeyDecision.Mint mint, P owner, Order order, KeyedSecrets secrets, Context<P> context, Instant now) {
        var keyOwner = keyOwner(owner, order.request());
        issuer.provision(keyOwner);
        revokeUnaccounted(owner, keyOwner, order, secrets, context);
        var key = issuer.mint(keyOwner, now);
        var secret = store(key, keyOwner, owner, order, secrets, context);
        var cause = mint.cause();
        log.info("{} has a new key {}: {}", Facts.name(owner), key.keyId(), cause.because());
        journal.note(
                cause.rotation() ? EventReason.KeyRotated : EventReason.KeyMinted,
                owner,
                key.keyId(),
                KeyHash.of(key.keySecret()),
                cause);
        return new Written(secret, KeyPolicy.minted(mint, key));
    }

    /** Makes keys invalid. */
    void revoke(List<KeyRecord> keys, P owner, KeyRequest request, Instant now) {
        keys.forEach(key -> {
            issuer.revoke(keyOwner(owner, request), key.keyId());
            var cause = KeyPolicy.causeOfRevocation(key, request, now);
            journal.note(EventReason.KeyRevoked, owner, key.keyId(), key.sha256(), cause);
        });
    }

    private Secret store(
            IssuedKey key, KeyOwner keyOwner, P owner, Order order, KeyedSecrets secrets, Context<P> context) {
        var request = order.request();
        var rotate = request.annotations().rotate();
        var id = request.objectId();
        var shape = order.shape();
        try {
            return secrets.named()
                    .map(present -> writes.replace(
                            present, SecretCodec.replaceKey(present, owner, id, shape, key, rotate), context))
                    .orElseGet(() -> writes.create(
                            SecretCodec.create(request.secretName(), owner, id, shape, key, rotate), context));
        } catch (KubernetesClientException e) {
            // Only these answers say for certain that the key is stored nowhere; after any other it is looked for
            // again.
            if (ApiErrors.overtaken(e) || ApiErrors.refused(e)) {
                issuer.revoke(keyOwner, key.keyId());
            }
            throw e;
        }
    }

    /** Keys that an issuer made, and nobody stored: the operator was stopped in between. */
    private void revokeUnaccounted(P owner, KeyOwner keyOwner, Order order, KeyedSecrets secrets, Context<P> context) {
        var unaccounted = unaccounted(issuer.list(keyOwner), owner, order, secrets);
        if (unaccounted.isEmpty()) {
            return;
        }
        // A cache may not know yet what was stored a moment ago.
        var present =
                secrets.live() ? secrets : cache.readLive(owner, order.last().map(ApiKeyStatus::secretName), context);
        unaccounted(unaccounted, owner, order, present).forEach(keyId -> {
            issuer.revoke(keyOwner, keyId);
            journal.note(EventReason.KeyRevoked, owner, keyId, null, RevocationCause.NEVER_STORED);
        });
    }

    private static <P extends HasMetadata> Set<String> unaccounted(
            Set<String> keyIds, P owner, Order order, KeyedSecrets secrets) {
        var recorded = order.records().stream().map(KeyRecord::keyId);
        var stored = secrets.keyIds(owner, order.shape()).stream();
        var accounted = Stream.concat(recorded, stored).collect(Collectors.toSet());
        return keyIds.stream().filter(keyId -> !accounted.contains(keyId)).collect(Collectors.toSet());
    }

    private static <P extends HasMetadata> KeyOwner keyOwner(P owner, KeyRequest request) {
        return new KeyOwner(Facts.name(owner), owner.getMetadata().getUid(), request.objectId());
    }
}
