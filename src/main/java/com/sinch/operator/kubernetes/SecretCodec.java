package com.sinch.operator.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sinch.operator.api.Annotations;
import com.sinch.operator.api.DataKeys;
import com.sinch.operator.api.Labels;
import com.sinch.operator.domain.key.IssuedKey;
import com.sinch.operator.domain.key.KeyHash;
import com.sinch.operator.domain.key.ObservedSecret;
import com.sinch.operator.domain.key.ObservedSecret.Ownership;
import com.sinch.operator.domain.key.SecretShape;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an API key is written to a Secret and read back. Here, and nowhere else, the layout of the Secret is known. */
final class SecretCodec {

    /** The type that the Service Binding specification asks for. */
    static final String TYPE = "servicebinding.io/sinch";

    private static final String BINDING_TYPE_KEY = "type";
    private static final String BINDING_TYPE = encode("sinch");
    private static final ObjectMapper JSON = new ObjectMapper();

    private SecretCodec() {}

    /**
     * What the operator wrote to a Secret beside the key, so that it can be taken away again when the spec asks for
     * something else.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Applied(Set<String> labels, Set<String> annotations, DataKeys dataKeys) {

        static final Applied NOTHING = new Applied(Set.of(), Set.of(), DataKeys.DEFAULT);

        static Applied of(SecretShape shape) {
            return new Applied(shape.labels().keySet(), shape.annotations().keySet(), shape.dataKeys());
        }

        /**
         * Reads the annotation. Where it is absent or was damaged by hand, the key is looked for under the names that
         * are asked for, then under the usual ones.
         */
        static Applied of(Secret secret, SecretShape asked) {
            return read(secret)
                    .orElseGet(() -> data(secret).containsKey(asked.dataKeys().keySecret())
                            ? new Applied(Set.of(), Set.of(), asked.dataKeys())
                            : NOTHING);
        }

        private static Optional<Applied> read(Secret secret) {
            var annotation = SecretCodec.annotations(secret).get(Annotations.APPLIED_TEMPLATE);
            if (annotation == null) {
                return Optional.empty();
            }
            try {
                return Optional.ofNullable(JSON.readValue(annotation, Applied.class))
                        .filter(read -> read.labels != null && read.annotations != null && read.dataKeys != null);
            } catch (JsonProcessingException damaged) {
                return Optional.empty();
            }
        }

        String toAnnotation() {
            try {
                return JSON.writeValueAsString(this);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("names can always be written as JSON", e);
            }
        }
    }

    /** Observes a Secret for {@code owner}, without its secret. */
    static ObservedSecret observe(Secret secret, HasMetadata owner, SecretShape shape) {
        var keys = Applied.of(secret, shape).dataKeys();
        return new ObservedSecret(
                secret.getMetadata().getName(),
                ownership(secret, owner),
                text(secret, keys.projectId()).orElse(null),
                text(secret, keys.keyId()).orElse(null),
                bytes(secret, keys.keySecret()).map(KeyHash::of).orElse(null),
                createdAt(secret),
                annotations(secret).get(Annotations.ROTATE_REQUEST),
                looksLike(secret, shape));
    }

    /** A new Secret with a key just made. */
    static Secret create(
            String name,
            HasMetadata owner,
            String objectId,
            SecretShape shape,
            IssuedKey key,
            Optional<String> rotateRequest) {
        var plain = new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(owner.getMetadata().getNamespace())
                .endMetadata()
                .withType(TYPE)
                .build();
        return replaceKey(plain, owner, objectId, shape, key, rotateRequest);
    }

    /** The same Secret with a key just made in place of what it held. */
    static Secret replaceKey(
            Secret secret,
            HasMetadata owner,
            String objectId,
            SecretShape shape,
            IssuedKey key,
            Optional<String> rotateRequest) {
        var written = write(
                secret,
                owner,
                objectId,
                shape,
                encode(key.keyId()),
                encode(key.keySecret()),
                key.createdAt().toString());
        return withRotateRequest(written, rotateRequest);
    }

    /** The same Secret with a note of which rotation its key answers. */
    static Secret withRotateRequest(Secret secret, Optional<String> rotateRequest) {
        var annotations = new HashMap<>(annotations(secret));
        annotations.remove(Annotations.ROTATE_REQUEST);
        rotateRequest.ifPresent(value -> annotations.put(Annotations.ROTATE_REQUEST, value));
        return secret.edit()
                .editMetadata()
                .withAnnotations(annotations)
                .endMetadata()
                .build();
    }

    /** A new Secret with the key that another one holds. */
    static Secret move(String name, Secret from, HasMetadata owner, String objectId, SecretShape shape) {
        var fresh = new SecretBuilder(from)
                .editMetadata()
                .withName(name)
                .withUid(null)
                .withResourceVersion(null)
                .withCreationTimestamp(null)
                .withManagedFields()
                .withFinalizers()
                .endMetadata()
                .withImmutable(null)
                .build();
        return reshape(fresh, owner, objectId, shape);
    }

    /** The same Secret with the same key, as {@code shape} asks and owned by {@code owner}. */
    static Secret reshape(Secret secret, HasMetadata owner, String objectId, SecretShape shape) {
        var keys = Applied.of(secret, shape).dataKeys();
        var data = data(secret);
        return write(
                secret,
                owner,
                objectId,
                shape,
                data.getOrDefault(keys.keyId(), ""),
                data.getOrDefault(keys.keySecret(), ""),
                annotations(secret).get(Annotations.KEY_CREATED_AT));
    }

    private static Secret write(
            Secret secret,
            HasMetadata owner,
            String objectId,
            SecretShape shape,
            String keyId,
            String keySecret,
            @Nullable String createdAt) {
        var applied = Applied.of(secret, shape);
        var labels = new HashMap<>(labels(secret));
        labels.keySet().removeAll(applied.labels());
        labels.putAll(shape.labels());

        var annotations = new HashMap<>(annotations(secret));
        annotations.keySet().removeAll(applied.annotations());
        annotations.putAll(shape.annotations());
        annotations.put(Annotations.APPLIED_TEMPLATE, Applied.of(shape).toAnnotation());
        if (createdAt != null) {
            annotations.put(Annotations.KEY_CREATED_AT, createdAt);
        }

        var data = new HashMap<>(data(secret));
        data.remove(applied.dataKeys().projectId());
        data.remove(applied.dataKeys().keyId());
        data.remove(applied.dataKeys().keySecret());
        data.put(BINDING_TYPE_KEY, BINDING_TYPE);
        data.put(shape.dataKeys().projectId(), encode(objectId));
        data.put(shape.dataKeys().keyId(), keyId);
        data.put(shape.dataKeys().keySecret(), keySecret);

        return new SecretBuilder(secret)
                .editMetadata()
                .withLabels(labels)
                .withAnnotations(annotations)
                .withOwnerReferences(Controllers.controlledBy(owner, secret))
                .endMetadata()
                .withData(data)
                .build();
    }

    private static boolean looksLike(Secret secret, SecretShape shape) {
        return labels(secret).entrySet().containsAll(shape.labels().entrySet())
                && annotations(secret)
                        .entrySet()
                        .containsAll(shape.annotations().entrySet())
                && Applied.of(shape).equals(Applied.of(secret, shape))
                && BINDING_TYPE.equals(data(secret).get(BINDING_TYPE_KEY));
    }

    private static Ownership ownership(Secret secret, HasMetadata owner) {
        if (Controllers.controls(owner, secret)) {
            return Ownership.OURS;
        }
        var labelled = Labels.CREDENTIAL_API_KEY.equals(labels(secret).get(Labels.CREDENTIAL));
        return labelled && Controllers.abandoned(secret, owner) ? Ownership.ORPHANED : Ownership.FOREIGN;
    }

    private static @Nullable Instant createdAt(Secret secret) {
        var annotation = annotations(secret).get(Annotations.KEY_CREATED_AT);
        try {
            return annotation == null ? null : Instant.parse(annotation);
        } catch (DateTimeException damaged) {
            return null;
        }
    }

    private static Map<String, String> labels(Secret secret) {
        var labels = secret.getMetadata().getLabels();
        return labels == null ? Map.of() : labels;
    }

    private static Map<String, String> annotations(Secret secret) {
        var annotations = secret.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }

    private static Map<String, String> data(Secret secret) {
        var data = secret.getData();
        return data == null ? Map.of() : data;
    }

    private static Optional<String> text(Secret secret, String key) {
        return bytes(secret, key).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The bytes of an entry; empty = it is absent or has none. */
    private static Optional<byte[]> bytes(Secret secret, String key) {
        return Optional.ofNullable(data(secret).get(key))
                .map(Base64.getDecoder()::decode)
                .filter(bytes -> bytes.length > 0);
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
