package com.sinch.operator.domain.key;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import java.time.Duration;
import java.time.Instant;

/** Records of keys as tests need them: the key {@code a} has the hash {@code hash-of-a}. */
final class Trail {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Duration OVERLAP = Duration.ofHours(24);

    private static final Instant MADE = NOW.minus(Duration.ofDays(30));

    private Trail() {}

    static KeyRecord active(String keyId) {
        return new KeyRecord(keyId, KeyState.Active, hashOf(keyId), MADE, null, null);
    }

    static KeyRecord retiring(String keyId) {
        return active(keyId).retiringUntil(NOW.plusSeconds(60));
    }

    static KeyRecord revoked(String keyId) {
        return active(keyId).revokedAt(NOW.minusSeconds(60));
    }

    static String hashOf(String keyId) {
        return "hash-of-" + keyId;
    }
}
