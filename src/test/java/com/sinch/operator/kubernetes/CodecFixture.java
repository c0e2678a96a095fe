package com.sinch.operator.kubernetes;

import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.DataKeys;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.SecretTemplate;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectSpec;
import com.sinch.operator.domain.key.IssuedKey;
import com.sinch.operator.domain.key.SecretShape;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The Secret of one subproject, {@code client-one}, and the shapes that it is asked to take. */
final class CodecFixture {

    static final String NAME = "client-one-api-key";
    static final String ID = "client-one-id";
    static final IssuedKey KEY = new IssuedKey("7f1d", "secret-half", Instant.parse("2026-11-22T12:00:00Z"));
    static final DataKeys RENAMED = new DataKeys("PROJECT", "KEY", "SECRET");

    static final SecretShape PLAIN = shape(Map.of(), Map.of(), DataKeys.DEFAULT);
    static final SecretShape WITH_NAMES = shape(Map.of(), Map.of(), RENAMED);
    static final SecretShape WITH_TEAM =
            shape(Map.of("team", "sms"), Map.of("example.com/owner", "jo"), DataKeys.DEFAULT);

    static final Subproject OWNER = subproject("client-one", "uid-1");

    private CodecFixture() {}

    static Subproject subproject(String name, String uid) {
        var subproject = new Subproject();
        subproject.setMetadata(new ObjectMetaBuilder()
                .withNamespace("clients")
                .withName(name)
                .withUid(uid)
                .withCreationTimestamp("2026-11-22T12:00:00Z")
                .build());
        subproject.setSpec(new SubprojectSpec(ID, null, ParentReference.to("brokering"), Map.of(), ApiKeySpec.DEFAULT));
        return subproject;
    }

    static SecretShape shape(Map<String, String> labels, Map<String, String> annotations, DataKeys dataKeys) {
        var template = new SecretTemplate(labels, annotations, dataKeys);
        return SecretShape.of(new ApiKeySpec(true, null, null, template), Optional.empty());
    }

    /** The Secret as the operator wrote it. */
    static Secret written(SecretShape shape) {
        return SecretCodec.create(NAME, OWNER, ID, shape, KEY, Optional.empty());
    }

    static Secret annotated(Secret secret, String key, String value) {
        return secret.edit()
                .editMetadata()
                .addToAnnotations(key, value)
                .endMetadata()
                .build();
    }

    static Secret withEntry(Secret secret, String key, String value) {
        return new SecretBuilder(secret).addToData(key, encoded(value)).build();
    }

    static String encoded(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
