package com.sinch.operator.kubernetes;

import static com.sinch.operator.domain.key.ObservedSecret.Ownership.FOREIGN;
import static com.sinch.operator.domain.key.ObservedSecret.Ownership.ORPHANED;
import static com.sinch.operator.domain.key.ObservedSecret.Ownership.OURS;
import static com.sinch.operator.kubernetes.CodecFixture.ID;
import static com.sinch.operator.kubernetes.CodecFixture.OWNER;
import static com.sinch.operator.kubernetes.CodecFixture.PLAIN;
import static com.sinch.operator.kubernetes.CodecFixture.subproject;
import static com.sinch.operator.kubernetes.CodecFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.domain.key.ObservedSecret.Ownership;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretOwnershipTest {

    private static final String GROUP = "account.sinch.com/v1alpha1";

    @Test
    void whatTheObjectWroteIsItsOwnEvenWithoutTheLabel() {
        assertThat(ownership(written(PLAIN))).isEqualTo(OURS);
        assertThat(ownership(unlabelled(written(PLAIN)))).isEqualTo(OURS);
    }

    @Test
    void whatNobodyControlsIsOrphanedIfItCarriesOurLabelAndElseSomebodyElses() {
        var abandoned = new SecretBuilder(written(PLAIN))
                .editMetadata()
                .withOwnerReferences()
                .endMetadata()
                .build();

        assertThat(ownership(abandoned)).isEqualTo(ORPHANED);
        assertThat(ownership(unlabelled(abandoned))).isEqualTo(FOREIGN);
    }

    @Test
    void anOwnerThatDoesNotControlItDoesNotCount() {
        assertThat(ownership(ownedBy(GROUP, "Subproject", "client-one", "uid-1", false)))
                .isEqualTo(ORPHANED);
    }

    @ParameterizedTest
    @CsvSource({
        "account.sinch.com/v1alpha1, Subproject, client-one, uid-1, OURS",
        "account.sinch.com/v1alpha1, Subproject, client-one, uid-before, ORPHANED",
        "account.sinch.com/v1, Subproject, client-one, uid-before, ORPHANED",
        "account.sinch.com/v1alpha1, Subproject, client-two, uid-2, FOREIGN",
        "account.sinch.com/v1alpha1, Project, client-one, uid-2, FOREIGN",
        "account.sinch.com.example/v1, Subproject, client-one, uid-2, FOREIGN",
        "apps/v1, Deployment, client-one, uid-2, FOREIGN"
    })
    void whatAnotherObjectControlsIsItsUnlessItWasAnEarlierOneOfTheSameKindAndName(
            String apiVersion, String kind, String name, String uid, Ownership ownership) {
        assertThat(ownership(ownedBy(apiVersion, kind, name, uid, true))).isEqualTo(ownership);
    }

    @Test
    void takenBackItIsTheObjectsOwnAndTheEarlierOwnerIsForgotten() {
        var before = SecretCodec.create(
                "name", subproject("client-one", "uid-before"), ID, PLAIN, CodecFixture.KEY, Optional.empty());

        var after = SecretCodec.reshape(before, OWNER, ID, PLAIN);

        assertThat(ownership(before)).isEqualTo(ORPHANED);
        assertThat(ownership(after)).isEqualTo(OURS);
        assertThat(after.getMetadata().getOwnerReferences())
                .extracting(OwnerReference::getUid)
                .containsExactly("uid-1");
    }

    private static Ownership ownership(Secret secret) {
        return SecretCodec.observe(secret, OWNER, PLAIN).ownership();
    }

    private static Secret unlabelled(Secret secret) {
        return new SecretBuilder(secret)
                .editMetadata()
                .withLabels(Map.of())
                .endMetadata()
                .build();
    }

    private static Secret ownedBy(String apiVersion, String kind, String name, String uid, boolean controller) {
        var reference = new OwnerReferenceBuilder()
                .withApiVersion(apiVersion)
                .withKind(kind)
                .withName(name)
                .withUid(uid)
                .withController(controller)
                .build();
        return new SecretBuilder(written(PLAIN))
                .editMetadata()
                .withOwnerReferences(reference)
                .endMetadata()
                .build();
    }
}
