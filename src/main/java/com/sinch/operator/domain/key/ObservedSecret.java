package com.sinch.operator.domain.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is observed of a Secret, without its secret.
 *
 * @param name its name
 * @param ownership whose it is
 * @param recordedId the ID of the project or subproject that it was written for; null = none in it
 * @param keyId the public half of the key in it; null = none in it
 * @param sha256 the hash of the secret half of the key in it; null = none in it
 * @param createdAt when the key in it was made; null = it does not say
 * @param rotateRequest the value of the annotation {@code rotate-key} when that key was made; null = none
 * @param asDesired whether labels, annotations and data keys are as the owner's spec asks
 */
public record ObservedSecret(
        String name,
        Ownership ownership,
        @Nullable String recordedId,
        @Nullable String keyId,
        @Nullable String sha256,
        @Nullable Instant createdAt,
        @Nullable String rotateRequest,
        boolean asDesired) {

    /** Whose a Secret is. */
    public enum Ownership {
        /** The object controls it. */
        OURS,
        /** It carries our label and nobody controls it, or an earlier object of the same kind and name did. */
        ORPHANED,
        /** Somebody else's. */
        FOREIGN
    }
}
