package com.sinch.operator.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.domain.key.ObservedSecret.Ownership;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptsTest {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{status: {subprojectId: s-1, observedGeneration: 2, conditions: [{type: Accepted, status: 'True', reason: Accepted},"
                        + " {type: BillingReady, status: 'False', reason: BillingNotReady}, {type: Ready, status: 'False',"
                        + " reason: BillingNotReady}]}}",
                "{status: {conditions: [{type: Accepted, status: 'False', reason: ParentTerminating}]}}",
                "{status: {subprojectId: another, conditions: [{type: Ready, status: 'True', reason: Ready}]}}"
            })
    void aProjectSeesTheSameInTheExcerptOfASubproject(String status) {
        for (var paused : new String[] {"true", "false"}) {
            var whole = subproject(paused);
            whole.setStatus(reported(status));

            var excerpt = Excerpts.of(whole);

            assertThat(Facts.child(excerpt)).isEqualTo(Facts.child(whole));
            assertThat(Facts.claim(excerpt)).isEqualTo(Facts.claim(whole));
            assertThat(Facts.id(excerpt)).isEqualTo(Facts.id(whole));
            assertThat(References.project(excerpt)).isEqualTo(References.project(whole));
            assertThat(Facts.paused(excerpt)).isEqualTo(Facts.paused(whole));
            assertThat(excerpt.getMetadata().getResourceVersion()).isEqualTo("7");
            assertThat(Link.SUBPROJECT_TO_PROJECT.excerpt().apply(whole)).isEqualTo(excerpt);
        }
    }

    @Test
    void whatOnlyTheSubprojectItselfNeedsIsNotInIt() {
        var whole = subproject("true");
        whole.setStatus(reported(
                "{status: {apiKey: {secretName: one-api-key, keyId: k}, keys: [{keyId: k, state: Active}], conditions:"
                        + " [{type: APIKeyReady, status: 'True', reason: KeyIssued}]}}"));

        var excerpt = Excerpts.of(whole);

        assertThat(requireNonNull(excerpt.getStatus()).apiKey()).isNull();
        assertThat(excerpt.getStatus().keys()).isEmpty();
        assertThat(excerpt.getStatus().conditions()).isEmpty();
        assertThat(excerpt.getMetadata().getAnnotations()).containsOnlyKeys("account.sinch.com/paused");
    }

    @Test
    void ofASecretOfAnotherKindIsKeptWhoseItIsButNotWhatIsInIt() {
        var whole = CodecFixture.written(CodecFixture.PLAIN);

        var excerpt = Excerpts.unlessOf("Project", whole);

        assertThat(excerpt.getData()).isNullOrEmpty();
        assertThat(excerpt.getMetadata().getName())
                .isEqualTo(whole.getMetadata().getName());
        assertThat(SecretCodec.observe(excerpt, CodecFixture.OWNER, CodecFixture.PLAIN)
                        .ownership())
                .isEqualTo(Ownership.OURS);
        assertThat(Excerpts.unlessOf("Subproject", whole)).isSameAs(whole);
    }

    @Test
    void aSecretThatNothingControlsIsKeptWholeByAll() {
        var orphan = CodecFixture.written(CodecFixture.PLAIN);
        orphan.getMetadata().setOwnerReferences(List.of());

        assertThat(Excerpts.unlessOf("Project", orphan)).isSameAs(orphan);
        assertThat(Excerpts.unlessOf("Subproject", orphan)).isSameAs(orphan);
    }

    private static @Nullable SubprojectStatus reported(String status) {
        // Without the marker it would be taken for JSON.
        return YAML.unmarshal("---\n" + status, Subproject.class).getStatus();
    }

    private static Subproject subproject(String paused) {
        var whole = CodecFixture.subproject("client-one", "uid-1");
        whole.getMetadata().setResourceVersion("7");
        whole.getMetadata().setGeneration(2L);
        whole.getMetadata()
                .setAnnotations(Map.of(
                        "account.sinch.com/paused", paused, "kubectl.kubernetes.io/last-applied-configuration", "{}"));
        return whole;
    }
}
