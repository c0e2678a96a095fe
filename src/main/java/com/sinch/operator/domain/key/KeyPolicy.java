package com.sinch.operator.domain.key;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.key.ObservedSecret.Ownership;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what becomes of an object's key. Pure and total: the same observation gives the same decision, whatever was
 * decided before. A key is only ever replaced for a cause named here; a restart, an upgrade or a lost status is none.
 */
public final class KeyPolicy {

    private KeyPolicy() {}

    /**
     * The first rule that fits wins.
     *
     * @param observed what is there
     * @param request what is asked
     * @param now the present time
     */
    public static KeyDecision decide(KeyObservation observed, KeyRequest request, Instant now) {
        // Whatever the Secret's state: a retired key ceases to be valid.
        var retireAt = now.plus(request.overlap());
        var records = AuditTrail.soleActive(AuditTrail.revokeRetired(observed.records(), now), retireAt);

        // Switched off: every key is revoked, and the Secrets that are ours go.
        if (!request.enabled()) {
            return new KeyDecision.Withdraw(AuditTrail.revokeAll(records, now), ours(observed));
        }
        // The Secret changed its name: the same key moves.
        if (observed.named().isEmpty()) {
            return whole(observed.others(), records)
                    .<KeyDecision>map(old -> new KeyDecision.Move(records, old.name()))
                    .orElseGet(() -> mint(records, request, retireAt, now, "the Secret does not exist"));
        }
        var secret = observed.named().get();
        // Somebody else's Secret is left alone.
        if (secret.ownership() == Ownership.FOREIGN) {
            return new KeyDecision.Wait(records, notOwned(secret));
        }
        // A Secret that lost its owner, as after a restore, is taken back if it was written for this very object.
        if (secret.ownership() == Ownership.ORPHANED) {
            return request.objectId().equals(secret.recordedId())
                    ? new KeyDecision.TakeBack(records)
                    : new KeyDecision.Wait(records, idMismatch(secret, request));
        }
        // Emptied or damaged.
        if (secret.keyId() == null || secret.sha256() == null) {
            return mint(records, request, retireAt, now, "the Secret is incomplete");
        }
        var known = AuditTrail.find(records, secret.keyId());
        if (known.isPresent()) {
            return knownKey(observed, request, retireAt, now, records, secret, known.get());
        }
        // Revoked and, with this very decision, so long ago that the trail forgets it.
        if (AuditTrail.find(observed.records(), secret.keyId()).isPresent()) {
            return mint(records, request, retireAt, now, "the Secret holds a revoked key");
        }
        // A key that status does not know becomes valid by being recorded: no sooner than one may be made.
        if (request.hindrance().isPresent()) {
            return new KeyDecision.Wait(records, request.hindrance().get());
        }
        // A key that status does not know: recorded if it is newer than all that are (a crash between the two writes,
        // a lost status); otherwise it was planted.
        if (newest(secret, observed.records(), now)) {
            var recorded =
                    new KeyRecord(secret.keyId(), KeyState.Active, secret.sha256(), madeAt(secret, now), null, null);
            return settle(
                    observed,
                    request,
                    secret,
                    recorded,
                    AuditTrail.activate(AuditTrail.retireActive(records, retireAt, now), recorded));
        }
        return mint(records, request, retireAt, now, "the Secret holds a key that was never issued");
    }

    /** The audit trail after a {@link KeyDecision.Mint}, with the key that was made. */
    public static List<KeyRecord> minted(KeyDecision.Mint decision, IssuedKey key) {
        return AuditTrail.activate(decision.records(), key.toRecord());
    }

    /** When to look again though nothing has happened; empty = never. */
    public static Optional<Instant> nextCheck(List<KeyRecord> records) {
        return AuditTrail.nextRetirement(records);
    }

    private static KeyDecision knownKey(
            KeyObservation observed,
            KeyRequest request,
            Instant retireAt,
            Instant now,
            List<KeyRecord> records,
            ObservedSecret secret,
            KeyRecord known) {
        if (!known.live()) {
            return mint(records, request, retireAt, now, "the Secret holds a revoked key");
        }
        if (!known.sha256().equals(secret.sha256())) {
            return mint(records, request, retireAt, now, "the Secret does not match the hash recorded for its key");
        }
        if (known.state() == KeyState.Active) {
            return settle(observed, request, secret, known, records);
        }
        // A backup came back: its key is still valid, and becomes the active one again.
        var active = known.activated();
        return settle(observed, request, secret, active, AuditTrail.reactivate(records, active, retireAt));
    }

    private static KeyDecision settle(
            KeyObservation observed,
            KeyRequest request,
            ObservedSecret secret,
            KeyRecord active,
            List<KeyRecord> records) {
        if (!secret.asDesired() || !request.objectId().equals(secret.recordedId())) {
            return new KeyDecision.Reshape(records);
        }
        return new KeyDecision.Keep(
                records,
                active,
                observed.others().stream().map(ObservedSecret::name).toList());
    }

    private static KeyDecision mint(
            List<KeyRecord> records, KeyRequest request, Instant retireAt, Instant now, String cause) {
        if (request.hindrance().isPresent()) {
            return new KeyDecision.Wait(records, request.hindrance().get());
        }
        return new KeyDecision.Mint(AuditTrail.retireActive(records, retireAt, now), cause);
    }

    private static Optional<ObservedSecret> whole(List<ObservedSecret> secrets, List<KeyRecord> records) {
        return AuditTrail.active(records).flatMap(active -> secrets.stream()
                .filter(secret -> active.keyId().equals(secret.keyId()))
                .filter(secret -> active.sha256().equals(secret.sha256()))
                .findFirst());
    }

    private static List<String> ours(KeyObservation observed) {
        var named = observed.named().filter(secret -> secret.ownership() == Ownership.OURS);
        return new ArrayList<>(Stream.concat(named.stream(), observed.others().stream())
                .map(ObservedSecret::name)
                .toList());
    }

    /** Made after every recorded key and after every revocation; so a key that was revoked and then forgotten is not. */
    private static boolean newest(ObservedSecret secret, List<KeyRecord> records, Instant now) {
        var createdAt = secret.createdAt();
        return records.isEmpty()
                || (createdAt != null
                        && records.stream()
                                .allMatch(key ->
                                        key.createdAt().isBefore(createdAt) && !revokedBetween(key, createdAt, now)));
    }

    private static boolean revokedBetween(KeyRecord key, Instant from, Instant now) {
        var revokedAt = key.revokedAt();
        return revokedAt != null && revokedAt.isAfter(from) && !revokedAt.isAfter(now);
    }

    private static Instant madeAt(ObservedSecret secret, Instant now) {
        var createdAt = secret.createdAt();
        return createdAt == null || createdAt.isAfter(now) ? now : createdAt;
    }

    private static Finding notOwned(ObservedSecret secret) {
        return Finding.fails(
                APIKeyReady,
                Reason.SecretNotOwned,
                "Secret " + secret.name() + " belongs to somebody else and is left alone: delete it, or choose another"
                        + " spec.apiKey.secretName.");
    }

    private static Finding idMismatch(ObservedSecret secret, KeyRequest request) {
        return Finding.fails(
                APIKeyReady,
                Reason.SecretIdMismatch,
                "Secret " + secret.name() + " holds a key for the ID " + secret.recordedId()
                        + ", this object has the ID " + request.objectId()
                        + ": delete the Secret, or re-create the object with that ID in its spec.");
    }
}
