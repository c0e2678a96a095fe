package com.sinch.operator.domain.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the audit trail keeps of a key's secret half. */
public final class KeyHash {

    private KeyHash() {}

    /** Lower-case hex of the SHA-256 over the bytes of {@code keySecret} as stored in a Secret. */
    public static String of(String keySecret) {
        return of(keySecret.getBytes(StandardCharsets.UTF_8));
    }

    /** Lower-case hex of the SHA-256 over the bytes of a key secret as stored in a Secret. */
    public static String of(byte[] stored) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(stored));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
