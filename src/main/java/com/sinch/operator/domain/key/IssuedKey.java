package com.sinch.operator.domain.key;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import java.time.Instant;

/**
 * A key just made: the only object in the program that holds a key's secret half. It is written to a Secret and dropped.
 *
 * @param keyId the public half, a UUID
 * @param keySecret the secret half, base64url
 * @param createdAt when it was made
 */
public record IssuedKey(String keyId, String keySecret, Instant createdAt) {

    /** The key's entry in the audit trail, as the active one. */
    public KeyRecord toRecord() {
        return new KeyRecord(keyId, KeyState.Active, KeyHash.of(keySecret), createdAt, null, null);
    }

    /** Names the key without telling it. */
    @Override
    public String toString() {
        return "IssuedKey[" + keyId + "]";
    }
}
