package com.sinch.operator.kubernetes;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.key.KeyObservation;
import com.sinch.operator.domain.key.SecretShape;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Secrets that concern the key of an object.
 *
 * @param live whether they were read from the API server itself, rather than from a cache
 * @param named the Secret of the wanted name; empty = there is none
 * @param others all other Secrets that the object controls
 */
record KeyedSecrets(boolean live, Optional<Secret> named, List<Secret> others) {

    /** Tells the Secret of the wanted name apart from the others that the object controls. */
    static KeyedSecrets of(boolean live, Optional<Secret> named, List<Secret> owned) {
        var others = owned.stream()
                .filter(secret -> named.filter(it -> it.getMetadata()
                                .getName()
                                .equals(secret.getMetadata().getName()))
                        .isEmpty())
                .toList();
        return new KeyedSecrets(live, named, others);
    }

    /** The same after the Secret of the wanted name was written. */
    KeyedSecrets with(Secret written) {
        return new KeyedSecrets(live, Optional.of(written), others);
    }

    /** The Secret of that name among them. */
    Optional<Secret> find(String name) {
        return Stream.concat(named.stream(), others.stream())
                .filter(secret -> secret.getMetadata().getName().equals(name))
                .findFirst();
    }

    /** The Secrets of those names among them. */
    List<Secret> find(List<String> names) {
        return names.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /** The public halves of the keys in them. */
    Set<String> keyIds(HasMetadata owner, SecretShape shape) {
        return Stream.concat(named.stream(), others.stream())
                .map(secret -> SecretCodec.observe(secret, owner, shape).keyId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The key, where it is in the Secret of the wanted name. */
    Optional<KeyRecord> holding(Optional<KeyRecord> key, HasMetadata owner, SecretShape shape) {
        return key.filter(it -> named.map(
                        secret -> SecretCodec.observe(secret, owner, shape).keyId())
                .filter(it.keyId()::equals)
                .isPresent());
    }

    /** What the policy is told of them: nothing secret. */
    KeyObservation observe(HasMetadata owner, SecretShape shape, List<KeyRecord> records, List<Instant> rewrites) {
        return new KeyObservation(
                named.map(secret -> SecretCodec.observe(secret, owner, shape)),
                others.stream()
                        .map(secret -> SecretCodec.observe(secret, owner, shape))
                        .toList(),
                records,
                rewrites);
    }
}
