package com.sinch.operator.kubernetes;

import com.sinch.operator.domain.key.IssuedKey;
import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.domain.key.KeyOwner;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes keys in the cluster itself: whoever verifies them reads the hashes in the statuses. */
public final class InClusterKeyIssuer implements KeyIssuer {

    private static final int SECRET_BYTES = 32;

    private final Supplier<UUID> ids;
    private final SecureRandom random;

    /**
     * @param ids makes the public halves
     * @param random makes the secret halves
     */
    public InClusterKeyIssuer(Supplier<UUID> ids, SecureRandom random) {
        this.ids = ids;
        this.random = random;
    }

    /** A status is all that is needed. */
    @Override
    public void provision(KeyOwner owner) {}

    /** A key is invalid once the status says so. */
    @Override
    public void revoke(KeyOwner owner, String keyId) {}

    /** The status is the only account of keys. */
    @Override
    public Set<String> list(KeyOwner owner) {
        return Set.of();
    }

    @Override
    public IssuedKey mint(KeyOwner owner, Instant now) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new IssuedKey(
                ids.get().toString(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                now.truncatedTo(ChronoUnit.MILLIS));
    }
}
