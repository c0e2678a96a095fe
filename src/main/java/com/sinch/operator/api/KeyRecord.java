package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.generator.annotation.Required;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit trail of an object's keys. It holds nothing secret: whoever verifies a key needs only the hash.
 *
 * @param keyId the public half of the key, a UUID
 * @param state where the key stands in its life
 * @param sha256 lower-case hex of the SHA-256 over the bytes of the key secret as stored in the Secret
 * @param createdAt when the key was made
 * @param retireAt until when a retiring key is valid; null for others
 * @param revokedAt when the key ceased to be valid; null while it is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"keyId", "state", "sha256", "createdAt", "retireAt", "revokedAt"})
public record KeyRecord(
        @Required @JsonPropertyDescription("The public half of the key.") String keyId,
        @Required
                @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                @JsonPropertyDescription(
                        "Active: the one in the Secret. Retiring: valid until retireAt. Revoked: no longer valid.")
                KeyState state,
        @Required @JsonPropertyDescription("Lower-case hex of the SHA-256 over the bytes of the key secret as stored.")
                String sha256,
        @Required @JsonPropertyDescription("When the key was made.") Instant createdAt,
        @JsonPropertyDescription("Until when a retiring key is valid.") @Nullable Instant retireAt,
        @JsonPropertyDescription("When the key ceased to be valid.") @Nullable Instant revokedAt) {

    /** Whether the key is valid: listed, and not revoked. */
    public boolean live() {
        return state != KeyState.Revoked;
    }

    /** The same key, in the Secret and valid without end. */
    public KeyRecord activated() {
        return new KeyRecord(keyId, KeyState.Active, sha256, createdAt, null, null);
    }

    /** The same key, valid until {@code instant}. */
    public KeyRecord retiringUntil(Instant instant) {
        return new KeyRecord(keyId, KeyState.Retiring, sha256, createdAt, instant, null);
    }

    /** The same key, invalid since {@code instant}. */
    public KeyRecord revokedAt(Instant instant) {
        return new KeyRecord(keyId, KeyState.Revoked, sha256, createdAt, null, instant);
    }
}
