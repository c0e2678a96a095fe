package com.sinch.operator.domain.key;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The records of an object's keys, oldest first: pure changes of a list that is never longer than status allows. */
public final class AuditTrail {

    /** How many keys of one object may be valid at a time. */
    static final int LIVE = 5;

    /** How many revoked keys are remembered. */
    static final int REVOKED = 5;

    private AuditTrail() {}

    static Optional<KeyRecord> find(List<KeyRecord> records, @Nullable String keyId) {
        return records.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    /** The active key; empty = there is none. */
    public static Optional<KeyRecord> active(List<KeyRecord> records) {
        return records.stream().filter(key -> key.state() == KeyState.Active).findFirst();
    }

    /** The keys that were live before and are not now; the trail may have forgotten them already. */
    public static List<KeyRecord> revokedSince(List<KeyRecord> before, List<KeyRecord> now) {
        return before.stream()
                .filter(KeyRecord::live)
                .filter(key -> find(now, key.keyId()).filter(KeyRecord::live).isEmpty())
                .toList();
    }

    /** When the earliest retiring key ceases to be valid. */
    public static Optional<Instant> nextRetirement(List<KeyRecord> records) {
        return records.stream()
                .filter(key -> key.state() == KeyState.Retiring)
                .map(key -> key.retireAt() == null ? key.createdAt() : key.retireAt())
                .min(Comparator.naturalOrder());
    }

    /** Revokes what has retired by {@code now}. */
    static List<KeyRecord> revokeRetired(List<KeyRecord> records, Instant now) {
        return change(records, key -> {
            var due = key.state() == KeyState.Retiring
                    && (key.retireAt() == null || !key.retireAt().isAfter(now));
            return due ? key.revokedAt(now) : key;
        });
    }

    /** Revokes the key of that ID, if it is live. */
    static List<KeyRecord> revoke(List<KeyRecord> records, Optional<String> keyId, Instant now) {
        return change(
                records, key -> key.live() && keyId.filter(key.keyId()::equals).isPresent() ? key.revokedAt(now) : key);
    }

    /** Whether no further key may be valid beside these. */
    static boolean full(List<KeyRecord> records) {
        return records.stream().filter(KeyRecord::live).count() >= LIVE;
    }

    static List<KeyRecord> revokeAll(List<KeyRecord> records, Instant now) {
        return change(records, key -> key.live() ? key.revokedAt(now) : key);
    }

    /** One active key at most, though a status edited by hand may name more: the newest stays, the others retire. */
    static List<KeyRecord> soleActive(List<KeyRecord> records, Instant retireAt) {
        var newest =
                records.stream().filter(key -> key.state() == KeyState.Active).reduce((earlier, later) -> later);
        return change(
                records,
                key -> key.state() == KeyState.Active
                                && newest.filter(key::equals).isEmpty()
                        ? key.retiringUntil(retireAt)
                        : key);
    }

    /** Makes a live key the active one again; the present one retires. */
    static List<KeyRecord> reactivate(List<KeyRecord> records, KeyRecord active, Instant retireAt) {
        return activate(
                change(records, key -> key.state() == KeyState.Active ? key.retiringUntil(retireAt) : key), active);
    }

    /** Makes room for a new active key: the present one retires; of too many live ones those next to go are revoked. */
    static List<KeyRecord> retireActive(List<KeyRecord> records, Instant retireAt, Instant now) {
        var retired = change(records, key -> key.state() == KeyState.Active ? key.retiringUntil(retireAt) : key);
        var live = retired.stream()
                .filter(KeyRecord::live)
                .sorted(Comparator.comparing(KeyRecord::retireAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        var surplus = live.stream().limit(Math.max(0, live.size() - (LIVE - 1))).toList();
        return change(retired, key -> surplus.contains(key) ? key.revokedAt(now) : key);
    }

    /** Makes {@code active} the active key, in its place or as the newest. */
    static List<KeyRecord> activate(List<KeyRecord> records, KeyRecord active) {
        if (find(records, active.keyId()).isPresent()) {
            return change(records, key -> key.keyId().equals(active.keyId()) ? active : key);
        }
        var all = new ArrayList<>(records);
        all.add(active);
        return trimmed(all);
    }

    private static List<KeyRecord> change(List<KeyRecord> records, UnaryOperator<KeyRecord> change) {
        return trimmed(records.stream().map(change).toList());
    }

    private static List<KeyRecord> trimmed(List<KeyRecord> records) {
        var revoked = records.stream()
                .filter(key -> !key.live())
                .sorted(Comparator.comparing(KeyRecord::revokedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        var forgotten = revoked.subList(0, Math.max(0, revoked.size() - REVOKED));
        return records.stream().filter(key -> !forgotten.contains(key)).toList();
    }
}
