package com.sinch.operator.domain.key;

import com.sinch.operator.domain.Sha256;
import java.nio.charset.StandardCharsets;

/** What the audit trail keeps of a key's secret half. */
public final class KeyHash {

    private KeyHash() {}

    /** Lower-case hex of the SHA-256 over the bytes of {@code keySecret} as stored in a Secret. */
    public static String of(String keySecret) {
        return of(keySecret.getBytes(StandardCharsets.UTF_8));
    }

    /** Lower-case hex of the SHA-256 over the bytes of a key secret as stored in a Secret. */
    public static String of(byte[] stored) {
        return Sha256.hex(stored);
    }
}
