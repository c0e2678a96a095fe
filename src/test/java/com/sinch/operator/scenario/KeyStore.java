package com.sinch.operator.scenario;

import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.key.IssuedKey;
import com.sinch.operator.domain.key.KeyDecision;
import com.sinch.operator.domain.key.KeyHash;
import com.sinch.operator.domain.key.KeyObservation;
import com.sinch.operator.domain.key.KeyPolicy;
import com.sinch.operator.kubernetes.KeyOutcome;
import com.sinch.operator.kubernetes.KeySecrets.Order;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Secrets of the simulated cluster, and what the real policy makes of them. Keys are numbered by their objects. */
final class KeyStore {

    /** More than any chain of decisions takes. */
    private static final int STEPS = 6;

    private final List<StoredSecret> secrets = new ArrayList<>();
    private final Map<String, Integer> made = new HashMap<>();

    List<StoredSecret> secrets() {
        return List.copyOf(secrets);
    }

    void put(StoredSecret secret) {
        delete(secret.namespace(), secret.name());
        secrets.add(secret);
    }

    void delete(String namespace, String name) {
        secrets.removeIf(
                secret -> secret.namespace().equals(namespace) && secret.name().equals(name));
    }

    /** What garbage collection does once an object is gone. */
    void collect(String uid) {
        secrets.removeIf(secret -> uid.equals(secret.ownerUid()));
    }

    /** Observes, decides and writes, until nothing is left to do. */
    KeyOutcome settle(HasMetadata owner, Order order, Instant now) {
        var records = order.records();
        for (var step = 0; step < STEPS; step++) {
            var decision = KeyPolicy.decide(observe(owner, order, records), order.request(), now);
            if (decision instanceof KeyDecision.Keep keep) {
                keep.surplus().forEach(name -> delete(owner.getMetadata().getNamespace(), name));
                return kept(keep, order);
            }
            if (decision instanceof KeyDecision.Withdraw withdraw) {
                withdraw.surplus().forEach(name -> delete(owner.getMetadata().getNamespace(), name));
                return new KeyOutcome(withdraw.records(), Optional.empty(), Optional.empty(), Optional.empty());
            }
            if (decision instanceof KeyDecision.Wait wait) {
                return new KeyOutcome(wait.records(), Optional.empty(), Optional.of(wait.finding()), wait.nextCheck());
            }
            records = write(owner, order, decision, now);
        }
        throw new AssertionError("the key of " + owner.getMetadata().getName() + " does not settle");
    }

    private KeyObservation observe(HasMetadata owner, Order order, List<KeyRecord> records) {
        var wanted = order.request().secretName();
        var uid = owner.getMetadata().getUid();
        var others = secrets.stream()
                .filter(secret ->
                        uid.equals(secret.ownerUid()) && !secret.name().equals(wanted))
                .map(secret -> secret.observe(uid, order.shape()))
                .toList();
        var named = find(owner, wanted).map(secret -> secret.observe(uid, order.shape()));
        return new KeyObservation(named, others, records, List.of());
    }

    private Optional<StoredSecret> find(HasMetadata owner, String name) {
        return secrets.stream()
                .filter(secret -> secret.namespace().equals(owner.getMetadata().getNamespace()))
                .filter(secret -> secret.name().equals(name))
                .findFirst();
    }

    /** The Secret of that name, while the object controls it. */
    Optional<String> controlled(HasMetadata owner, String name) {
        return find(owner, name)
                .filter(secret -> owner.getMetadata().getUid().equals(secret.ownerUid()))
                .map(StoredSecret::name);
    }

    private List<KeyRecord> write(HasMetadata owner, Order order, KeyDecision decision, Instant now) {
        var name = order.request().secretName();
        if (decision instanceof KeyDecision.Mint mint) {
            var key = issue(owner, now);
            put(StoredSecret.of(
                    owner,
                    order,
                    key.keyId(),
                    KeyHash.of(key.keySecret()),
                    key.createdAt(),
                    order.request().annotations().rotate().orElse(null)));
            return KeyPolicy.minted(mint, key);
        }
        var source = decision instanceof KeyDecision.Move move ? move.from() : name;
        var old = find(owner, source).orElseThrow();
        put(StoredSecret.of(owner, order, old.keyId(), old.sha256(), old.createdAt(), old.rotateRequest()));
        return decision.records();
    }

    private IssuedKey issue(HasMetadata owner, Instant now) {
        var uid = owner.getMetadata().getUid();
        var number = made.merge(uid, 1, Integer::sum);
        var keyId = "key-" + number + uid.substring("uid".length());
        return new IssuedKey(keyId, "secret of " + keyId, now);
    }

    private static KeyOutcome kept(KeyDecision.Keep keep, Order order) {
        var active = new ApiKeyStatus(
                order.request().secretName(), keep.active().keyId(), keep.nextRotation(), keep.rotateRequest());
        return new KeyOutcome(keep.records(), Optional.of(active), Optional.of(keep.finding()), keep.nextCheck());
    }
}
