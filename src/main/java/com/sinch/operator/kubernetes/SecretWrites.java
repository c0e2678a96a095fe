package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;

/**
 * Writes the Secrets with keys, each only in the state in which it was seen.
 *
 * @param watch where what was written is seen at once
 */
record SecretWrites(KeySecretWatch watch) {

    /** Creates a Secret; one of that name that is there already is not overwritten. */
    Secret create(Secret secret, Context<?> context) {
        return watch.create(secret, context.getClient());
    }

    /** Writes a Secret over the one that was seen: at once, unless that is immutable and has to make room. */
    Secret replace(Secret present, Secret secret, Context<?> context) {
        if (Boolean.TRUE.equals(present.getImmutable())) {
            context.getClient().resource(present).lockResourceVersion().delete();
            return create(withoutIdentity(secret), context);
        }
        return watch.update(secret, context.getClient());
    }

    /** Deletes Secrets. */
    void delete(List<Secret> secrets, Context<?> context) {
        // One that has changed since stays for now: its event brings us back.
        secrets.forEach(secret -> Objects.deleteUnchanged(context.getClient(), secret));
    }

    private static Secret withoutIdentity(Secret secret) {
        return secret.edit()
                .editMetadata()
                .withUid(null)
                .withResourceVersion(null)
                .endMetadata()
                .withImmutable(null)
                .build();
    }
}
