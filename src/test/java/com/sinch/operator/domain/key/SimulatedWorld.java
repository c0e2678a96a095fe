package com.sinch.operator.domain.key;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.key.ObservedSecret.Ownership;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object's Secrets and status, and what becomes of them when a decision is carried out. Pure.
 *
 * @param named the Secret of the wanted name; empty = there is none
 * @param others all other Secrets that the object controls
 * @param records the audit trail
 * @param rewrites when the Secret was put right of late
 * @param made how many keys have been made
 */
record SimulatedWorld(
        Optional<ObservedSecret> named,
        List<ObservedSecret> others,
        List<KeyRecord> records,
        List<Instant> rewrites,
        int made) {

    KeyDecision decide(KeyRequest request, Instant now) {
        return KeyPolicy.decide(new KeyObservation(named, others, records, rewrites), request, now);
    }

    /** Whether a decision leaves nothing to be done. */
    static boolean settled(KeyDecision decision) {
        return decision instanceof KeyDecision.Keep
                || decision instanceof KeyDecision.Wait
                || decision instanceof KeyDecision.Withdraw;
    }

    /** The world after a decision that changes a Secret. */
    SimulatedWorld after(KeyDecision decision, KeyRequest request, Instant now) {
        if (decision instanceof KeyDecision.Mint mint) {
            var key = new IssuedKey("made-" + made, "secret-" + made, now);
            var secret = asAsked(
                    request,
                    key.keyId(),
                    KeyHash.of(key.keySecret()),
                    now,
                    request.annotations().rotate().orElse(null));
            return new SimulatedWorld(Optional.of(secret), others, KeyPolicy.minted(mint, key), rewrites, made + 1);
        }
        var source = decision instanceof KeyDecision.Move move
                ? others.stream().filter(it -> it.name().equals(move.from())).findFirst()
                : named;
        var written = source.map(it -> asAsked(
                request,
                it.keyId(),
                it.sha256(),
                it.createdAt(),
                decision instanceof KeyDecision.TakeBack
                        ? request.annotations().rotate().orElse(null)
                        : it.rotateRequest()));
        return new SimulatedWorld(written, others, decision.records(), rewrites, made);
    }

    /** The same world, but for a status write that got lost. */
    SimulatedWorld withRecords(List<KeyRecord> lost) {
        return new SimulatedWorld(named, others, lost, rewrites, made);
    }

    private static ObservedSecret asAsked(
            KeyRequest request,
            @Nullable String keyId,
            @Nullable String sha256,
            @Nullable Instant createdAt,
            @Nullable String rotateRequest) {
        return new ObservedSecret(
                request.secretName(),
                Ownership.OURS,
                request.objectId(),
                keyId,
                sha256,
                createdAt,
                rotateRequest,
                true);
    }
}
