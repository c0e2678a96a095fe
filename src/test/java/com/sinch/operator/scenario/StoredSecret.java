package com.sinch.operator.scenario;

import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.key.ObservedSecret;
import com.sinch.operator.domain.key.ObservedSecret.Ownership;
import com.sinch.operator.domain.key.SecretShape;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.KeySecrets.Order;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Secret of the simulated cluster.
 *
 * @param owner the object that controls it; null = none of ours does
 * @param ownerUid the UID of that object
 * @param objectId the ID of the project or subproject that it was written for; null = none in it
 * @param keyId the public half of the key in it; null = none in it
 * @param sha256 the hash of the secret half; null = none in it
 * @param createdAt when the key was made; null = it does not say
 * @param rotateRequest the rotation that the key in it answers; null = none
 * @param shape how it looks; null = as nobody of ours would write it
 */
record StoredSecret(
        String namespace,
        String name,
        @Nullable ObjectName owner,
        @Nullable String ownerUid,
        @Nullable String objectId,
        @Nullable String keyId,
        @Nullable String sha256,
        @Nullable Instant createdAt,
        @Nullable String rotateRequest,
        @Nullable SecretShape shape) {

    /** A Secret with which we have nothing to do. */
    static StoredSecret foreign(String namespace, String name) {
        return new StoredSecret(namespace, name, null, null, null, null, null, null, null, null);
    }

    /** The Secret that an object asks for. */
    static StoredSecret of(
            HasMetadata owner,
            Order order,
            @Nullable String keyId,
            @Nullable String sha256,
            @Nullable Instant createdAt,
            @Nullable String rotateRequest) {
        return new StoredSecret(
                owner.getMetadata().getNamespace(),
                order.request().secretName(),
                Facts.name(owner),
                owner.getMetadata().getUid(),
                order.request().objectId(),
                keyId,
                sha256,
                createdAt,
                rotateRequest,
                order.shape());
    }

    ObservedSecret observe(String uid, SecretShape wanted) {
        var ownership = uid.equals(ownerUid) ? Ownership.OURS : Ownership.FOREIGN;
        return new ObservedSecret(
                name, ownership, objectId, keyId, sha256, createdAt, rotateRequest, wanted.equals(shape));
    }
}
