package com.sinch.operator.it;

import com.sinch.operator.domain.key.IssuedKey;
import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.domain.key.KeyOwner;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer as a remote API would be: it knows its keys, shows a secret only when it makes it, and may fail right after. */
final class RemoteIssuer implements KeyIssuer {

    private final Map<String, Set<String>> valid = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    /** Has the next keys made, but their secrets never seen, as when the operator is stopped before it can store them. */
    void failAfterMaking(int keys) {
        failures.set(keys);
    }

    int made() {
        return made.get();
    }

    /** The keys that open the project or subproject of that ID. */
    Set<String> valid(String objectId) {
        return Set.copyOf(valid.getOrDefault(objectId, Set.of()));
    }

    @Override
    public void provision(KeyOwner owner) {
        valid.computeIfAbsent(owner.objectId(), id -> ConcurrentHashMap.newKeySet());
    }

    @Override
    public IssuedKey mint(KeyOwner owner, Instant now) {
        var key = new IssuedKey(
                UUID.randomUUID().toString(), "secret-" + UUID.randomUUID(), now.truncatedTo(ChronoUnit.MILLIS));
        valid.getOrDefault(owner.objectId(), Set.of()).add(key.keyId());
        made.incrementAndGet();
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the connection was lost");
        }
        return key;
    }

    @Override
    public void revoke(KeyOwner owner, String keyId) {
        valid.getOrDefault(owner.objectId(), Set.of()).remove(keyId);
    }

    @Override
    public Set<String> list(KeyOwner owner) {
        return valid(owner.objectId());
    }
}
