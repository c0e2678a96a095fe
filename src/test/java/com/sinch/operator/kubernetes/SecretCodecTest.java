package com.sinch.operator.kubernetes;

import static com.sinch.operator.domain.key.ObservedSecret.Ownership.OURS;
import static com.sinch.operator.kubernetes.CodecFixture.ID;
import static com.sinch.operator.kubernetes.CodecFixture.KEY;
import static com.sinch.operator.kubernetes.CodecFixture.NAME;
import static com.sinch.operator.kubernetes.CodecFixture.OWNER;
import static com.sinch.operator.kubernetes.CodecFixture.PLAIN;
import static com.sinch.operator.kubernetes.CodecFixture.RENAMED;
import static com.sinch.operator.kubernetes.CodecFixture.WITH_NAMES;
import static com.sinch.operator.kubernetes.CodecFixture.WITH_TEAM;
import static com.sinch.operator.kubernetes.CodecFixture.annotated;
import static com.sinch.operator.kubernetes.CodecFixture.encoded;
import static com.sinch.operator.kubernetes.CodecFixture.shape;
import static com.sinch.operator.kubernetes.CodecFixture.withEntry;
import static com.sinch.operator.kubernetes.CodecFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Annotations;
import com.sinch.operator.api.DataKeys;
import com.sinch.operator.domain.key.IssuedKey;
import com.sinch.operator.domain.key.KeyHash;
import com.sinch.operator.domain.key.ObservedSecret;
import com.sinch.operator.domain.key.SecretShape;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCodecTest {

    private static final ObservedSecret AS_ASKED =
            new ObservedSecret(NAME, OURS, ID, "7f1d", KeyHash.of("secret-half"), KEY.createdAt(), null, true);

    @Test
    void aNewSecretHoldsTheKeyTheIdAndTheTypeOfTheBinding() {
        var secret = written(PLAIN);

        assertThat(secret.getType()).isEqualTo("servicebinding.io/sinch");
        assertThat(secret.getMetadata().getNamespace()).isEqualTo("clients");
        assertThat(secret.getMetadata().getLabels()).isEqualTo(Map.of("account.sinch.com/credential", "api-key"));
        assertThat(secret.getData())
                .isEqualTo(Map.of(
                        "type", encoded("sinch"),
                        "SINCH_PROJECT_ID", encoded(ID),
                        "SINCH_KEY_ID", encoded("7f1d"),
                        "SINCH_KEY_SECRET", encoded("secret-half")));
    }

    @Test
    void aNewSecretGoesWithItsOwner() {
        assertThat(written(PLAIN).getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(reference -> {
                    assertThat(reference.getApiVersion()).isEqualTo("account.sinch.com/v1alpha1");
                    assertThat(reference.getKind()).isEqualTo("Subproject");
                    assertThat(reference.getName()).isEqualTo("client-one");
                    assertThat(reference.getUid()).isEqualTo("uid-1");
                    assertThat(reference.getController()).isTrue();
                });
    }

    @Test
    void whatWasWrittenIsReadBack() {
        for (var shape : List.of(PLAIN, WITH_NAMES, WITH_TEAM)) {
            assertThat(observe(written(shape), shape)).isEqualTo(AS_ASKED);
        }
    }

    @Test
    void theHashIsOverTheBytesAsStored() {
        var bytes = new byte[] {(byte) 0xff, 0, (byte) 0xfe};
        var binary = new SecretBuilder(written(PLAIN))
                .addToData("SINCH_KEY_SECRET", Base64.getEncoder().encodeToString(bytes))
                .build();

        assertThat(observe(binary, PLAIN).sha256()).isEqualTo(KeyHash.of(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SINCH_KEY_ID", "SINCH_KEY_SECRET"})
    void halfAKeyIsSeenAsMissingWhetherItsEntryIsAbsentOrEmpty(String entry) {
        var removed = new SecretBuilder(written(PLAIN)).removeFromData(entry).build();

        for (var secret : List.of(removed, withEntry(removed, entry, ""))) {
            var observed = observe(secret, PLAIN);
            assertThat(observed.keyId() == null || observed.sha256() == null).isTrue();
        }
    }

    @Test
    void aSecretWithoutAnythingIsSeenAsEmpty() {
        var bare = new SecretBuilder()
                .withNewMetadata()
                .withName(NAME)
                .endMetadata()
                .build();

        assertThat(observe(bare, PLAIN))
                .isEqualTo(new ObservedSecret(
                        NAME, ObservedSecret.Ownership.FOREIGN, null, null, null, null, null, false));
    }

    @Test
    void aNewKeyTakesThePlaceOfTheOldOne() {
        var key = new IssuedKey("8a2e", "other-half", KEY.createdAt().plusSeconds(60));

        var replaced = SecretCodec.replaceKey(written(PLAIN), OWNER, ID, PLAIN, key, Optional.of("asked"));

        assertThat(observe(replaced, PLAIN))
                .isEqualTo(new ObservedSecret(
                        NAME, OURS, ID, "8a2e", KeyHash.of("other-half"), key.createdAt(), "asked", true));
    }

    @Test
    void underNewNamesTheSameKeyIsReadUnderTheOldOnesAndWrittenUnderTheNew() {
        var before = written(PLAIN);

        assertThat(observe(before, WITH_NAMES)).isEqualTo(not(AS_ASKED));
        var after = SecretCodec.reshape(before, OWNER, ID, WITH_NAMES);
        assertThat(observe(after, WITH_NAMES)).isEqualTo(AS_ASKED);
        assertThat(after.getData()).containsOnlyKeys("type", "PROJECT", "KEY", "SECRET");
    }

    @Test
    void namesMayBeExchanged() {
        var exchanged = shape(Map.of(), Map.of(), new DataKeys("SINCH_KEY_ID", "SINCH_KEY_SECRET", "SINCH_PROJECT_ID"));

        assertThat(observe(SecretCodec.reshape(written(PLAIN), OWNER, ID, exchanged), exchanged))
                .isEqualTo(AS_ASKED);
    }

    @Test
    void whatTheTemplateNoLongerAsksForIsRemovedAgain() {
        var before = written(WITH_TEAM);

        assertThat(before.getMetadata().getLabels()).containsEntry("team", "sms");
        assertThat(before.getMetadata().getAnnotations()).containsEntry("example.com/owner", "jo");
        assertThat(observe(before, PLAIN).asDesired()).isFalse();
        var after = SecretCodec.reshape(before, OWNER, ID, PLAIN);
        assertThat(after.getMetadata().getLabels()).doesNotContainKey("team");
        assertThat(after.getMetadata().getAnnotations()).doesNotContainKey("example.com/owner");
        assertThat(observe(after, PLAIN)).isEqualTo(AS_ASKED);
    }

    @Test
    void whatOthersAddedStays() {
        var touched = withEntry(annotated(written(WITH_TEAM), "example.com/note", "theirs"), "NOTE", "theirs")
                .edit()
                .editMetadata()
                .addToLabels("example.com/theirs", "yes")
                .endMetadata()
                .build();

        assertThat(observe(touched, WITH_TEAM)).isEqualTo(AS_ASKED);
        var after = SecretCodec.reshape(touched, OWNER, ID, PLAIN);
        assertThat(after.getMetadata().getLabels()).containsEntry("example.com/theirs", "yes");
        assertThat(after.getMetadata().getAnnotations()).containsEntry("example.com/note", "theirs");
        assertThat(after.getData()).containsEntry("NOTE", encoded("theirs"));
    }

    @Test
    void aStrippedLabelOrEntryIsSeenAndWrittenAgain() {
        var withoutLabel = written(WITH_TEAM)
                .edit()
                .editMetadata()
                .removeFromLabels("team")
                .endMetadata()
                .build();
        var withoutType =
                new SecretBuilder(written(WITH_TEAM)).removeFromData("type").build();

        for (var stripped : List.of(withoutLabel, withoutType)) {
            assertThat(observe(stripped, WITH_TEAM)).isEqualTo(not(AS_ASKED));
            assertThat(SecretCodec.reshape(stripped, OWNER, ID, WITH_TEAM)).isEqualTo(written(WITH_TEAM));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "7", "{}", "{\"labels\": null}", "{\"labels\": [null]}"})
    void anAnnotationDamagedByHandCostsNoKey(String damaged) {
        var secret = annotated(written(PLAIN), Annotations.APPLIED_TEMPLATE, damaged);

        assertThat(observe(secret, PLAIN)).isEqualTo(not(AS_ASKED));
        assertThat(observe(SecretCodec.reshape(secret, OWNER, ID, PLAIN), PLAIN))
                .isEqualTo(AS_ASKED);
    }

    @Test
    void anAnnotationDamagedByHandCostsNoKeyUnderOtherNames() {
        var secret = annotated(written(WITH_NAMES), Annotations.APPLIED_TEMPLATE, "{");

        assertThat(observe(secret, WITH_NAMES)).isEqualTo(not(AS_ASKED));
        var after = SecretCodec.reshape(secret, OWNER, ID, WITH_NAMES);
        assertThat(observe(after, WITH_NAMES)).isEqualTo(AS_ASKED);
        assertThat(after.getData()).containsOnlyKeys("type", RENAMED.projectId(), RENAMED.keyId(), RENAMED.keySecret());
    }

    @Test
    void aDateDamagedByHandReadsAsNone() {
        var secret = annotated(written(PLAIN), Annotations.KEY_CREATED_AT, "yesterday");

        assertThat(observe(secret, PLAIN).createdAt()).isNull();
    }

    @Test
    void aMovedSecretIsANewOneWithTheSameKey() {
        var from = written(WITH_TEAM)
                .edit()
                .editMetadata()
                .withUid("uid-of-secret")
                .withResourceVersion("42")
                .withCreationTimestamp("2026-11-22T12:00:00Z")
                .endMetadata()
                .withImmutable(true)
                .build();

        var moved = SecretCodec.move("chosen", from, OWNER, ID, PLAIN);

        assertThat(observe(moved, PLAIN))
                .isEqualTo(
                        new ObservedSecret("chosen", OURS, ID, "7f1d", AS_ASKED.sha256(), KEY.createdAt(), null, true));
        assertThat(moved).isEqualTo(SecretCodec.create("chosen", OWNER, ID, PLAIN, KEY, Optional.empty()));
    }

    @Test
    void theOldSecretIsNotChangedByWritingTheNew() {
        var before = written(PLAIN);

        var after = SecretCodec.reshape(before, OWNER, "other-id", WITH_TEAM);

        assertThat(after).isNotEqualTo(before);
        assertThat(before).isEqualTo(written(PLAIN));
    }

    @Test
    void theDateIsWrittenSoThatItIsReadBackExactly() {
        var precise = new IssuedKey("7f1d", "secret-half", Instant.parse("2026-11-22T12:00:00.123456789Z"));

        assertThat(observe(SecretCodec.create(NAME, OWNER, ID, PLAIN, precise, Optional.empty()), PLAIN)
                        .createdAt())
                .isEqualTo(precise.createdAt());
    }

    private static ObservedSecret observe(Secret secret, SecretShape shape) {
        return SecretCodec.observe(secret, OWNER, shape);
    }

    /** The same key, but not as asked. */
    private static ObservedSecret not(ObservedSecret asAsked) {
        return new ObservedSecret(
                asAsked.name(),
                asAsked.ownership(),
                asAsked.recordedId(),
                asAsked.keyId(),
                asAsked.sha256(),
                asAsked.createdAt(),
                asAsked.rotateRequest(),
                false);
    }
}
