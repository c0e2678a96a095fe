package com.sinch.operator.scenario;

import com.sinch.operator.domain.access.Grant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Role and its RoleBinding in the simulated cluster.
 *
 * @param ownerUid the UID of the object that controls them; null = none of ours does
 * @param grant what they say; empty = what nobody of ours would write
 */
record StoredGrant(String namespace, String name, @Nullable String ownerUid, Optional<Grant> grant) {

    /** A Role with which we have nothing to do. */
    static StoredGrant foreign(String namespace, String name) {
        return new StoredGrant(namespace, name, null, Optional.empty());
    }
}
