package com.sinch.operator.domain.key;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;

import com.sinch.operator.api.Annotations;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.domain.condition.Backoff;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.key.ObservedSecret.Ownership;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of an object's key. Pure and total: the same observation gives the same decision, whatever was
 * decided before. A key is only ever replaced for a {@link MintCause}; a restart, an upgrade or a lost status is none.
 */
public final class KeyPolicy {

    /** A key that is made once more than that has to wait, and a Secret that is put right. */
    private static final Backoff BACKOFF = new Backoff(3);

    private final KeyObservation observed;
    private final KeyRequest request;
    private final Instant now;
    private final Instant retireAt;

    /** The audit trail once what is due was revoked. */
    private final List<KeyRecord> records;

    private KeyPolicy(KeyObservation observed, KeyRequest request, Instant now) {
        this.observed = observed;
        this.request = request;
        this.now = now;
        retireAt = now.plus(request.overlap());
        // Whatever the Secret's state: a key that its owner revokes ceases to be valid, and so does a retired one.
        records = AuditTrail.soleActive(revoked(observed.records(), request, now), retireAt);
    }

    /**
     * The first rule that fits wins.
     *
     * @param observed what is there
     * @param request what is asked
     * @param now the present time
     */
    public static KeyDecision decide(KeyObservation observed, KeyRequest request, Instant now) {
        return new KeyPolicy(observed, request, now).decide();
    }

    /** The audit trail once all is revoked that is to be: as much can be done even where no Secret can be written. */
    public static List<KeyRecord> revoked(List<KeyRecord> records, KeyRequest request, Instant now) {
        if (!request.enabled()) {
            return AuditTrail.revokeAll(records, now);
        }
        var asked = AuditTrail.revoke(records, request.annotations().revoke(), now);
        return AuditTrail.revokeRetired(asked, now);
    }

    /** The audit trail after a {@link KeyDecision.Mint}, with the key that was made. */
    public static List<KeyRecord> minted(KeyDecision.Mint decision, IssuedKey key) {
        return AuditTrail.activate(decision.records(), key.toRecord());
    }

    /** Why a key was revoked. */
    public static RevocationCause causeOfRevocation(KeyRecord key, KeyRequest request, Instant now) {
        if (request.annotations().revoke().filter(key.keyId()::equals).isPresent()) {
            return RevocationCause.ASKED;
        }
        if (!request.enabled()) {
            return RevocationCause.SWITCHED_OFF;
        }
        var due = key.state() == KeyState.Retiring
                && (key.retireAt() == null || !key.retireAt().isAfter(now));
        return due ? RevocationCause.OVERLAP_OVER : RevocationCause.SURPLUS;
    }

    private KeyDecision decide() {
        // Switched off: every key is revoked, and the Secrets that are ours go.
        if (!request.enabled()) {
            return new KeyDecision.Withdraw(records, ours());
        }
        // The Secret changed its name: the same key moves.
        if (observed.named().isEmpty()) {
            return whole(observed.others(), records)
                    .<KeyDecision>map(old -> new KeyDecision.Move(records, old.name()))
                    .orElseGet(() -> mint(MintCause.SECRET_ABSENT));
        }
        var secret = observed.named().get();
        // Somebody else's Secret is left alone.
        if (secret.ownership() == Ownership.FOREIGN) {
            return wait(notOwned(secret));
        }
        // A Secret that lost its owner, as after a restore, is taken back if it was written for this very object, or if
        // its
        // owner says so.
        if (secret.ownership() == Ownership.ORPHANED) {
            return mayTakeBack(secret) ? takeBack(secret) : wait(idMismatch(secret));
        }
        // Emptied or damaged.
        if (secret.keyId() == null || secret.sha256() == null) {
            return mint(MintCause.SECRET_INCOMPLETE);
        }
        var known = AuditTrail.find(records, secret.keyId());
        if (known.isPresent()) {
            return knownKey(secret, known.get());
        }
        // Revoked and, with this very decision, so long ago that the trail forgets it.
        if (AuditTrail.find(observed.records(), secret.keyId()).isPresent()) {
            return mint(MintCause.KEY_REVOKED);
        }
        return unknownKey(secret, secret.keyId(), secret.sha256());
    }

    private KeyDecision knownKey(ObservedSecret secret, KeyRecord known) {
        if (!known.live()) {
            return mint(MintCause.KEY_REVOKED);
        }
        if (!known.sha256().equals(secret.sha256())) {
            return mint(MintCause.KEY_CHANGED);
        }
        if (known.state() == KeyState.Active) {
            return settle(secret, known, records);
        }
        // A backup came back: its key is still valid, and becomes the active one again.
        var active = known.activated();
        return settle(secret, active, AuditTrail.reactivate(records, active, retireAt));
    }

    private KeyDecision unknownKey(ObservedSecret secret, String keyId, String sha256) {
        // A key that status does not know becomes valid by being recorded: no sooner than one may be made.
        if (request.hindrance().isPresent()) {
            return wait(request.hindrance().get());
        }
        // It is recorded if it is newer than all that are (a crash between the two writes, a lost status), unless its
        // owner
        // revokes it; otherwise it was planted.
        if (request.annotations().revoke().filter(keyId::equals).isPresent()) {
            return mint(MintCause.KEY_REVOKED);
        }
        if (newest(secret, observed.records(), now)) {
            var recorded = new KeyRecord(keyId, KeyState.Active, sha256, madeAt(secret, now), null, null);
            return settle(
                    secret, recorded, AuditTrail.activate(AuditTrail.retireActive(records, retireAt, now), recorded));
        }
        return mint(MintCause.KEY_PLANTED);
    }

    /** The Secret holds a good key: it is replaced if that is asked or due, and otherwise looks as it should. */
    private KeyDecision settle(ObservedSecret secret, KeyRecord active, List<KeyRecord> trail) {
        var wanted = rotation(secret, active);
        if (wanted.isPresent() && obstacle(trail).isEmpty()) {
            return new KeyDecision.Mint(AuditTrail.retireActive(trail, retireAt, now), wanted.get());
        }
        if (secret.asDesired() && request.objectId().equals(secret.recordedId())) {
            return keep(secret, active, trail, wanted.flatMap(cause -> obstacle(trail)));
        }
        var until = BACKOFF.until(observed.rewrites().stream(), now);
        return until.isEmpty()
                ? new KeyDecision.Reshape(trail)
                : keep(secret, active, trail, until.map(KeyPolicy::contested));
    }

    private KeyDecision takeBack(ObservedSecret secret) {
        var until = BACKOFF.until(observed.rewrites().stream(), now);
        if (until.isEmpty()) {
            return new KeyDecision.TakeBack(records);
        }
        var finding = Finding.fails(
                APIKeyReady,
                Reason.SecretChanging,
                "Somebody else keeps taking Secret " + secret.name()
                        + " from this object: find out who. It is taken back at " + until.get() + ".");
        return new KeyDecision.Wait(
                records, remarked(finding), earliest(List.of(AuditTrail.nextRetirement(records), until)));
    }

    private static Obstacle contested(Instant until) {
        return new Obstacle(
                Reason.SecretChanging,
                " Somebody else keeps changing how it looks: find out who. It is put right at " + until + ".",
                Optional.of(until));
    }

    private Optional<MintCause> rotation(ObservedSecret secret, KeyRecord active) {
        var asked = request.annotations()
                .rotate()
                .filter(value -> !value.equals(secret.rotateRequest()))
                .filter(value ->
                        request.lastRotateRequest().filter(value::equals).isEmpty());
        if (asked.isPresent()) {
            return Optional.of(MintCause.ROTATION_ASKED);
        }
        return request.schedule()
                .filter(schedule -> !schedule.dueAt(active).isAfter(now))
                .map(schedule -> MintCause.ROTATION_DUE);
    }

    /** What a good key has to wait for, though something is to be done about it. */
    private record Obstacle(Reason reason, String message, Optional<Instant> until) {}

    private Optional<Obstacle> obstacle(List<KeyRecord> trail) {
        if (request.hindrance().isPresent()) {
            return Optional.of(new Obstacle(
                    Reason.KeyIssued,
                    " It is to be replaced, which waits until the object is accepted and billed.",
                    Optional.empty()));
        }
        if (AuditTrail.full(trail)) {
            return Optional.of(new Obstacle(
                    Reason.TooManyKeys,
                    " It is to be replaced, which waits until one of the " + AuditTrail.LIVE + " valid keys retires.",
                    AuditTrail.nextRetirement(trail)));
        }
        return BACKOFF.until(made(trail), now)
                .map(until -> new Obstacle(
                        Reason.KeyIssued,
                        " It is to be replaced, which waits until " + until + ": too many keys were made of late.",
                        Optional.of(until)));
    }

    private KeyDecision keep(
            ObservedSecret secret, KeyRecord active, List<KeyRecord> trail, Optional<Obstacle> obstacle) {
        var finding = Finding.holds(
                APIKeyReady,
                obstacle.map(Obstacle::reason).orElse(Reason.KeyIssued),
                "Secret " + secret.name() + " holds the active key."
                        + obstacle.map(Obstacle::message).orElse(""));
        var due = request.schedule().map(schedule -> schedule.dueAt(active)).filter(it -> it.isAfter(now));
        return new KeyDecision.Keep(
                trail,
                active,
                observed.others().stream().map(ObservedSecret::name).toList(),
                remarked(finding),
                request.schedule().map(schedule -> schedule.plannedFor(active)).orElse(null),
                handled(secret),
                earliest(List.of(AuditTrail.nextRetirement(trail), due, obstacle.flatMap(Obstacle::until))));
    }

    private @Nullable String handled(ObservedSecret secret) {
        var asked = request.annotations().rotate();
        var known = asked.filter(value -> value.equals(secret.rotateRequest())).or(() -> request.lastRotateRequest());
        return known.orElse(secret.rotateRequest());
    }

    private KeyDecision mint(MintCause cause) {
        if (request.hindrance().isPresent()) {
            return wait(request.hindrance().get());
        }
        var until = BACKOFF.until(made(records), now);
        if (until.isPresent()) {
            return new KeyDecision.Wait(
                    records,
                    remarked(losing(cause, until.get())),
                    earliest(List.of(AuditTrail.nextRetirement(records), until)));
        }
        return new KeyDecision.Mint(AuditTrail.retireActive(records, retireAt, now), cause);
    }

    private static Stream<Instant> made(List<KeyRecord> trail) {
        return trail.stream().map(KeyRecord::createdAt);
    }

    private KeyDecision wait(Finding finding) {
        return new KeyDecision.Wait(records, remarked(finding), AuditTrail.nextRetirement(records));
    }

    private static Optional<Instant> earliest(List<Optional<Instant>> instants) {
        return instants.stream().flatMap(Optional::stream).min(Instant::compareTo);
    }

    private boolean mayTakeBack(ObservedSecret secret) {
        var recorded = secret.recordedId();
        return recorded != null
                && (recorded.equals(request.objectId())
                        || request.annotations()
                                .adopt()
                                .filter(recorded::equals)
                                .isPresent());
    }

    private List<String> ours() {
        var named = observed.named().filter(secret -> secret.ownership() == Ownership.OURS);
        return Stream.concat(named.stream(), observed.others().stream())
                .map(ObservedSecret::name)
                .toList();
    }

    /** A request to revoke a key that the object does not have is answered where its owner looks. */
    private Finding remarked(Finding finding) {
        return request.annotations()
                .revoke()
                .filter(keyId -> AuditTrail.find(records, keyId).isEmpty())
                .map(keyId -> new Finding(
                        finding.type(),
                        finding.status(),
                        finding.reason(),
                        finding.message() + " The annotation revoke-key names " + keyId
                                + ", which is none of the keys in this status."))
                .orElse(finding);
    }

    private static Optional<ObservedSecret> whole(List<ObservedSecret> secrets, List<KeyRecord> records) {
        return AuditTrail.active(records).flatMap(active -> secrets.stream()
                .filter(secret -> active.keyId().equals(secret.keyId()))
                .filter(secret -> active.sha256().equals(secret.sha256()))
                .findFirst());
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

    private Finding idMismatch(ObservedSecret secret) {
        var recorded = secret.recordedId();
        var message = recorded == null
                ? "Secret " + secret.name() + " has lost its owner and records no ID: delete it."
                : "Secret " + secret.name() + " holds a key for the ID " + recorded + ", this object has the ID "
                        + request.objectId() + ": delete the Secret, re-create the object with that ID in its spec, or"
                        + " adopt the key by the annotation " + Annotations.ADOPT_KEY + ": " + recorded + ".";
        return Finding.fails(APIKeyReady, Reason.SecretIdMismatch, message);
    }

    private static Finding losing(MintCause cause, Instant until) {
        return Finding.fails(
                APIKeyReady,
                Reason.SecretChanging,
                "Several keys were made within minutes, and again " + cause.because()
                        + ": find out who deletes or changes it. The next key is made at " + until + ".");
    }
}
