package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.condition;
import static com.sinch.operator.it.Sandbox.data;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.key.KeyHash;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Others write to the Secret as well, take it, or forbid to write it. */
@OnRealCluster
class ContestedSecretIT {

    private static final String CLIENT = Trees.subproject("client");
    private static final String SECRET = "client-api-key";
    private static final Duration FIGHT = Duration.ofSeconds(5);

    @Test
    void aControllerThatKeepsTakingTheLabelAwayIsAnsweredAtGrowingIntervals(Sandbox sandbox) {
        var key = givenAKey(sandbox);
        var fighter = new LabelTaker(sandbox);

        try (var fight = sandbox.client()
                .secrets()
                .inNamespace(sandbox.namespace())
                .withName(SECRET)
                .watch(fighter)) {
            patch(sandbox, "{\"metadata\": {\"annotations\": {\"example.com/fight\": \"on\"}}}");
            eventually(() -> {
                var ready = condition(sandbox.subproject("client"), ConditionType.APIKeyReady);
                assertThat(ready.status()).isEqualTo(ConditionStatus.True);
                assertThat(ready.reason()).isEqualTo(Reason.SecretChanging.name());
            });
            var answered = fighter.taken();
            Awaitility.await().during(FIGHT).atMost(FIGHT.multipliedBy(2)).untilAsserted(() -> assertThat(
                            fighter.taken())
                    .isLessThanOrEqualTo(answered + 1));
            assertThat(fight).isNotNull();
        }

        eventually(() -> {
            assertThat(sandbox.secret(SECRET).getMetadata().getLabels())
                    .containsEntry("account.sinch.com/credential", "api-key");
            assertThat(condition(sandbox.subproject("client"), ConditionType.APIKeyReady)
                            .reason())
                    .isEqualTo(Reason.KeyIssued.name());
        });
        assertThat(keys(sandbox)).containsExactly(key);
    }

    /** Undoes what the operator does, as soon as it sees it. */
    private static final class LabelTaker implements Watcher<Secret> {

        private final Sandbox sandbox;
        private final AtomicInteger taken = new AtomicInteger();

        LabelTaker(Sandbox sandbox) {
            this.sandbox = sandbox;
        }

        int taken() {
            return taken.get();
        }

        @Override
        public void eventReceived(Action action, Secret secret) {
            var labels = secret.getMetadata().getLabels();
            if (labels != null && labels.containsKey("account.sinch.com/credential")) {
                taken.incrementAndGet();
                patch(sandbox, "{\"metadata\": {\"labels\": {\"account.sinch.com/credential\": null}}}");
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            throw new IllegalStateException("the watch ended", cause);
        }
    }

    @Test
    void aKeyIsRevokedThoughAPolicyForbidsToWriteItsSecret(Sandbox sandbox) {
        var leaked = givenAKey(sandbox);
        forbidSecrets(sandbox);

        annotate(sandbox, "revoke-key", leaked.keyId());

        eventually(() -> assertThat(keys(sandbox)).singleElement().satisfies(key -> {
            assertThat(key.keyId()).isEqualTo(leaked.keyId());
            assertThat(key.state()).isEqualTo(KeyState.Revoked);
        }));
        sandbox.eventually(
                Subproject.class, "client", ConditionType.APIKeyReady, ConditionStatus.False, Reason.SecretNotWritable);
        assertThat(condition(sandbox.subproject("client"), ConditionType.APIKeyReady)
                        .message())
                .contains("nobody writes Secrets here");

        allowSecrets(sandbox);
        // It would be tried again within a minute; whoever asks for something is not kept waiting.
        annotate(sandbox, "rotate-key", "now");
        eventually(() -> assertThat(keys(sandbox))
                .extracting(KeyRecord::state)
                .containsExactly(KeyState.Revoked, KeyState.Active));
        sandbox.eventuallyReady(Subproject.class, "client");
    }

    @Test
    void aRotationThatAPolicyForbidsLeavesTheKeyGoodAndSaysSo(Sandbox sandbox) {
        var key = givenAKey(sandbox);
        forbidSecrets(sandbox);

        annotate(sandbox, "rotate-key", "now");

        sandbox.eventually(
                Subproject.class, "client", ConditionType.APIKeyReady, ConditionStatus.True, Reason.SecretNotWritable);
        assertThat(keys(sandbox)).containsExactly(key);
        assertThat(data(sandbox.secret(SECRET), "SINCH_KEY_ID")).isEqualTo(key.keyId());
    }

    @Test
    void whatOthersPutIntoTheSecretStaysThroughARotation(Sandbox sandbox) {
        var before = givenAKey(sandbox);
        edit(sandbox, secret -> new SecretBuilder(secret)
                .addToStringData("endpoint", "https://example.com")
                .editMetadata()
                .addToLabels("team", "messaging")
                .addToAnnotations("example.com/owner", "jo")
                .endMetadata()
                .build());

        annotate(sandbox, "rotate-key", "now");

        eventually(
                () -> assertThat(data(sandbox.secret(SECRET), "SINCH_KEY_ID")).isNotEqualTo(before.keyId()));
        var secret = sandbox.secret(SECRET);
        assertThat(data(secret, "endpoint")).isEqualTo("https://example.com");
        assertThat(secret.getMetadata().getLabels()).containsEntry("team", "messaging");
        assertThat(secret.getMetadata().getAnnotations()).containsEntry("example.com/owner", "jo");
    }

    @Test
    void aKeyThatIsNoTextIsReplaced(Sandbox sandbox) {
        var before = givenAKey(sandbox);
        var noText = Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        edit(sandbox, secret -> new SecretBuilder(secret)
                .addToData(Map.of("SINCH_KEY_ID", noText, "SINCH_KEY_SECRET", noText, "SINCH_PROJECT_ID", noText))
                .build());

        eventually(() -> assertThat(keys(sandbox))
                .extracting(KeyRecord::state)
                .containsExactly(KeyState.Retiring, KeyState.Active));
        assertThat(keys(sandbox).get(0).keyId()).isEqualTo(before.keyId());
        var active = keys(sandbox).get(1);
        eventually(() -> {
            assertThat(data(sandbox.secret(SECRET), "SINCH_KEY_ID")).isEqualTo(active.keyId());
            assertThat(KeyHash.of(data(sandbox.secret(SECRET), "SINCH_KEY_SECRET")))
                    .isEqualTo(active.sha256());
            assertThat(data(sandbox.secret(SECRET), "SINCH_PROJECT_ID"))
                    .isEqualTo(sandbox.subproject("client").getMetadata().getUid());
        });
    }

    @Test
    void aSecretThatAnotherControllerHasTakenIsLeftToIt(Sandbox sandbox) {
        var key = givenAKey(sandbox);
        sandbox.apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: somebody}\n");
        var other = new OwnerReferenceBuilder()
                .withApiVersion("v1")
                .withKind("ConfigMap")
                .withName("somebody")
                .withUid(sandbox.get(ConfigMap.class, "somebody").getMetadata().getUid())
                .withController(true)
                .build();

        pause(sandbox);
        edit(sandbox, secret -> new SecretBuilder(secret)
                .editMetadata()
                .withOwnerReferences(other)
                .endMetadata()
                .build());
        var taken = sandbox.secret(SECRET).getMetadata().getResourceVersion();
        unpause(sandbox);

        sandbox.eventually(
                Subproject.class, "client", ConditionType.APIKeyReady, ConditionStatus.False, Reason.SecretNotOwned);
        assertThat(sandbox.secret(SECRET).getMetadata().getResourceVersion()).isEqualTo(taken);
        assertThat(keys(sandbox)).containsExactly(key);
    }

    @Test
    void aForeignSecretThatTookThePlaceOfADeletedOneIsLeftAlone(Sandbox sandbox) {
        var key = givenAKey(sandbox);

        pause(sandbox);
        sandbox.delete(Secret.class, SECRET);
        sandbox.apply(
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: client-api-key}
                stringData: {mine: precious}
                """);
        unpause(sandbox);

        sandbox.eventually(
                Subproject.class, "client", ConditionType.APIKeyReady, ConditionStatus.False, Reason.SecretNotOwned);
        assertThat(sandbox.secret(SECRET).getData()).containsOnlyKeys("mine");
        assertThat(keys(sandbox)).containsExactly(key);
    }

    private static void forbidSecrets(Sandbox sandbox) {
        var policy = POLICY.replace("$NAMESPACE", sandbox.namespace());
        sandbox.client()
                .load(new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8)))
                .create();
        // A policy takes a moment to come into force.
        eventually(() -> assertThat(refused(sandbox)).isTrue());
    }

    private static boolean refused(Sandbox sandbox) {
        try {
            sandbox.client()
                    .resource(new SecretBuilder()
                            .withNewMetadata()
                            .withName("probe")
                            .withNamespace(sandbox.namespace())
                            .endMetadata()
                            .build())
                    .dryRun()
                    .create();
            return false;
        } catch (KubernetesClientException e) {
            return String.valueOf(e.getMessage()).contains("nobody writes Secrets here");
        }
    }

    private static void allowSecrets(Sandbox sandbox) {
        sandbox.client()
                .admissionRegistration()
                .v1()
                .validatingAdmissionPolicyBindings()
                .withName("no-secrets-" + sandbox.namespace())
                .delete();
        eventually(() -> assertThat(refused(sandbox)).isFalse());
    }

    private static final String POLICY =
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: no-secrets-$NAMESPACE}
            spec:
              matchConstraints:
                namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: $NAMESPACE}}
                resourceRules:
                - {apiGroups: [""], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [secrets]}
              validations:
              - {expression: "false", message: nobody writes Secrets here}
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: no-secrets-$NAMESPACE}
            spec: {policyName: no-secrets-$NAMESPACE, validationActions: [Deny]}
            """;

    private static KeyRecord givenAKey(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT + "---\n" + CLIENT);
        sandbox.eventuallyReady(Subproject.class, "client");
        assertThat(keys(sandbox)).hasSize(1);
        return keys(sandbox).get(0);
    }

    private static void pause(Sandbox sandbox) {
        annotate(sandbox, "paused", "true");
        eventually(() -> assertThat(condition(sandbox.subproject("client"), ConditionType.Paused)
                        .status())
                .isEqualTo(ConditionStatus.True));
    }

    private static void unpause(Sandbox sandbox) {
        annotate(sandbox, "paused", "false");
    }

    private static void annotate(Sandbox sandbox, String annotation, String value) {
        sandbox.annotate(Subproject.class, "client", annotation, value);
    }

    private static void edit(Sandbox sandbox, UnaryOperator<Secret> edit) {
        sandbox.client()
                .secrets()
                .inNamespace(sandbox.namespace())
                .withName(SECRET)
                .edit(edit);
    }

    private static void patch(Sandbox sandbox, String json) {
        sandbox.client()
                .secrets()
                .inNamespace(sandbox.namespace())
                .withName(SECRET)
                .patch(PatchContext.of(PatchType.JSON_MERGE), json);
    }

    private static List<KeyRecord> keys(Sandbox sandbox) {
        return Objects.requireNonNull(sandbox.subproject("client").getStatus()).keys();
    }
}
