package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.data;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.key.KeyHash;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@OnRealCluster
class ApiKeyIT {

    private static final String CLIENT =
            """
            apiVersion: account.sinch.com/v1alpha1
            kind: Subproject
            metadata: {name: client}
            spec: {projectRef: {name: clients}}
            """;

    @Test
    void aSubprojectGetsAKeyInASecretOfItsOwn(Sandbox sandbox) {
        givenAKey(sandbox);

        var subproject = sandbox.subproject("client");
        var secret = sandbox.secret("client-api-key");
        var key = active(subproject);
        assertThat(secret.getType()).isEqualTo("servicebinding.io/sinch");
        assertThat(data(secret, "type")).isEqualTo("sinch");
        assertThat(data(secret, "SINCH_PROJECT_ID"))
                .isEqualTo(subproject.getMetadata().getUid());
        assertThat(data(secret, "SINCH_KEY_ID")).isEqualTo(key.keyId());
        assertThat(KeyHash.of(data(secret, "SINCH_KEY_SECRET"))).isEqualTo(key.sha256());
        assertThat(secret.getMetadata().getLabels()).containsEntry("account.sinch.com/credential", "api-key");
        assertThat(secret.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> {
            assertThat(owner.getUid()).isEqualTo(subproject.getMetadata().getUid());
            assertThat(owner.getController()).isTrue();
        });
        var status = Objects.requireNonNull(subproject.getStatus());
        assertThat(Objects.requireNonNull(status.binding()).name()).isEqualTo("client-api-key");
        assertThat(status.projectId())
                .isEqualTo(sandbox.project("clients").getMetadata().getUid());
    }

    @Test
    void anIdInTheSpecIsTheProjectIdOfTheKey(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        sandbox.apply(CLIENT.replace("spec: {", "spec: {subprojectId: " + sandbox.namespace() + "-one, "));
        sandbox.eventuallyReady(Subproject.class, "client");

        assertThat(data(sandbox.secret("client-api-key"), "SINCH_PROJECT_ID")).isEqualTo(sandbox.namespace() + "-one");
    }

    @Test
    void aDeletedSecretComesBackWithAnotherKeyWhileTheOldOneRetires(Sandbox sandbox) {
        var before = givenAKey(sandbox);

        sandbox.delete(Secret.class, "client-api-key");

        eventually(() -> {
            var after = active(sandbox.subproject("client"));
            assertThat(after.keyId()).isNotEqualTo(before.keyId());
            assertThat(data(sandbox.secret("client-api-key"), "SINCH_KEY_ID")).isEqualTo(after.keyId());
            assertThat(states(sandbox.subproject("client"))).containsExactly(KeyState.Retiring, KeyState.Active);
        });
    }

    @Test
    void aSecretEmptiedByHandGetsAnotherKey(Sandbox sandbox) {
        var before = givenAKey(sandbox);

        edit(
                sandbox,
                new SecretBuilder(sandbox.secret("client-api-key"))
                        .withData(Map.of())
                        .build());

        eventually(() -> {
            var after = active(sandbox.subproject("client"));
            assertThat(after.keyId()).isNotEqualTo(before.keyId());
            assertThat(data(sandbox.secret("client-api-key"), "SINCH_KEY_ID")).isEqualTo(after.keyId());
        });
    }

    @Test
    void aKeyPlantedByHandIsNeverValid(Sandbox sandbox) {
        var before = givenAKey(sandbox);

        edit(
                sandbox,
                new SecretBuilder(sandbox.secret("client-api-key"))
                        .addToStringData("SINCH_KEY_SECRET", "planted")
                        .build());

        eventually(
                () -> assertThat(active(sandbox.subproject("client")).keyId()).isNotEqualTo(before.keyId()));
        assertThat(keys(sandbox.subproject("client")))
                .noneMatch(key -> key.sha256().equals(KeyHash.of("planted")));
    }

    @Test
    void aStrippedLabelIsPutBackAndTheKeyStays(Sandbox sandbox) {
        var before = givenAKey(sandbox);

        edit(
                sandbox,
                new SecretBuilder(sandbox.secret("client-api-key"))
                        .editMetadata()
                        .removeFromLabels("account.sinch.com/credential")
                        .endMetadata()
                        .build());

        eventually(
                () -> assertThat(sandbox.secret("client-api-key").getMetadata().getLabels())
                        .containsEntry("account.sinch.com/credential", "api-key"));
        assertThat(data(sandbox.secret("client-api-key"), "SINCH_KEY_ID")).isEqualTo(before.keyId());
    }

    @Test
    void anImmutableSecretThatLostItsLabelIsReplacedWithTheSameKey(Sandbox sandbox) {
        var before = givenAKey(sandbox);

        edit(
                sandbox,
                new SecretBuilder(sandbox.secret("client-api-key"))
                        .withImmutable(true)
                        .build());
        sandbox.apply(CLIENT.replace("}}", "}, apiKey: {secretTemplate: {labels: {team: messaging}}}}"));

        eventually(
                () -> assertThat(sandbox.secret("client-api-key").getMetadata().getLabels())
                        .containsEntry("team", "messaging"));
        assertThat(data(sandbox.secret("client-api-key"), "SINCH_KEY_ID")).isEqualTo(before.keyId());
        assertThat(states(sandbox.subproject("client"))).containsExactly(KeyState.Active);
    }

    @Test
    void aForeignSecretIsLeftAloneAndSaysSo(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        sandbox.apply(
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: client-api-key}
                stringData: {mine: precious}
                """);
        sandbox.apply(CLIENT);

        sandbox.eventually(
                Subproject.class, "client", ConditionType.APIKeyReady, ConditionStatus.False, Reason.SecretNotOwned);
        var secret = sandbox.secret("client-api-key");
        assertThat(data(secret, "mine")).isEqualTo("precious");
        assertThat(secret.getData()).hasSize(1);
        assertThat(secret.getMetadata().getOwnerReferences()).isEmpty();

        // The user's way out.
        sandbox.apply(CLIENT.replace("}}", "}, apiKey: {secretName: client-credentials}}"));
        sandbox.eventuallyReady(Subproject.class, "client");
        assertThat(sandbox.secret("client-api-key").getMetadata().getResourceVersion())
                .isEqualTo(secret.getMetadata().getResourceVersion());
    }

    @Test
    void ofTwoSubprojectsThatAskForOneSecretOneGetsItAndTheOtherSaysSo(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        var shared = "}, apiKey: {secretName: shared}}";
        sandbox.apply(CLIENT.replace("}}", shared));
        sandbox.eventuallyReady(Subproject.class, "client");
        sandbox.apply(CLIENT.replace("}}", shared).replace("client}", "second}"));

        sandbox.eventually(
                Subproject.class, "second", ConditionType.APIKeyReady, ConditionStatus.False, Reason.SecretNotOwned);
        assertThat(data(sandbox.secret("shared"), "SINCH_PROJECT_ID"))
                .isEqualTo(sandbox.subproject("client").getMetadata().getUid());

        // Once the first lets go of the name, the second has it.
        sandbox.apply(CLIENT.replace("}}", "}, apiKey: {secretName: own}}"));
        sandbox.eventuallyReady(Subproject.class, "second");
        sandbox.eventuallyReady(Subproject.class, "client");
    }

    @Test
    void aProjectAndASubprojectOfOneNameHaveAKeyEach(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT.replace("accountRef: {name: acme}", "accountRef: {name: acme}, apiKey: {}"));
        sandbox.apply(CLIENT.replace("name: client}", "name: clients}"));

        sandbox.eventuallyReady(Subproject.class, "clients");
        sandbox.eventuallyReady(Project.class, "clients");
        assertThat(data(sandbox.secret("clients-api-key"), "SINCH_PROJECT_ID"))
                .isEqualTo(sandbox.subproject("clients").getMetadata().getUid());
        assertThat(data(sandbox.secret("clients-project-api-key"), "SINCH_PROJECT_ID"))
                .isEqualTo(sandbox.project("clients").getMetadata().getUid());
    }

    @Test
    void aRenamedSecretHoldsTheSameKeyAndTheOldOneGoes(Sandbox sandbox) {
        var before = givenAKey(sandbox);

        sandbox.apply(CLIENT.replace("}}", "}, apiKey: {secretName: renamed}}"));

        sandbox.eventuallyGone(Secret.class, "client-api-key");
        assertThat(data(sandbox.secret("renamed"), "SINCH_KEY_ID")).isEqualTo(before.keyId());
        assertThat(keys(sandbox.subproject("client"))).containsExactly(before);
    }

    @Test
    void aTemplateIsAppliedAndTakenAwayAgainWithTheSameKey(Sandbox sandbox) {
        var before = givenAKey(sandbox);

        sandbox.apply(CLIENT.replace(
                "}}",
                "}, apiKey: {secretTemplate: {labels: {team: messaging}, annotations: {example.com/owner: jo},"
                        + " dataKeys: {keyId: KEY, keySecret: SECRET}}}}"));
        eventually(() -> {
            var secret = sandbox.secret("client-api-key");
            assertThat(secret.getMetadata().getLabels()).containsEntry("team", "messaging");
            assertThat(secret.getMetadata().getAnnotations()).containsEntry("example.com/owner", "jo");
            assertThat(secret.getData()).containsOnlyKeys("type", "SINCH_PROJECT_ID", "KEY", "SECRET");
            assertThat(data(secret, "KEY")).isEqualTo(before.keyId());
            assertThat(KeyHash.of(data(secret, "SECRET"))).isEqualTo(before.sha256());
        });

        sandbox.apply(CLIENT);
        eventually(() -> {
            var secret = sandbox.secret("client-api-key");
            assertThat(secret.getMetadata().getLabels()).containsOnlyKeys("account.sinch.com/credential");
            assertThat(secret.getData())
                    .containsOnlyKeys("type", "SINCH_PROJECT_ID", "SINCH_KEY_ID", "SINCH_KEY_SECRET");
        });
        assertThat(keys(sandbox.subproject("client"))).containsExactly(before);
    }

    @Test
    void aSubprojectThatIsSwitchedOffLosesItsKeyAndStaysReady(Sandbox sandbox) {
        var before = givenAKey(sandbox);

        sandbox.apply(CLIENT.replace("}}", "}, apiKey: {enabled: false}}"));

        sandbox.eventuallyGone(Secret.class, "client-api-key");
        eventually(() -> assertThat(keys(sandbox.subproject("client")))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.keyId()).isEqualTo(before.keyId());
                    assertThat(key.state()).isEqualTo(KeyState.Revoked);
                }));
        sandbox.eventuallyReady(Subproject.class, "client");

        sandbox.apply(CLIENT);
        eventually(() ->
                assertThat(states(sandbox.subproject("client"))).containsExactly(KeyState.Revoked, KeyState.Active));
    }

    @Test
    void theEnvironmentOfAProjectIsALabelOnItsSecrets(Sandbox sandbox) {
        givenAKey(sandbox);

        sandbox.apply(Trees.PROJECT.replace("accountRef:", "environment: Staging, accountRef:"));

        eventually(
                () -> assertThat(sandbox.secret("client-api-key").getMetadata().getLabels())
                        .containsEntry("account.sinch.com/environment", "Staging"));
    }

    @Test
    void aDeletedSubprojectTakesItsSecretAlong(Sandbox sandbox) {
        givenAKey(sandbox);

        sandbox.delete(Subproject.class, "client");

        sandbox.eventuallyGone(Subproject.class, "client");
        sandbox.eventuallyGone(Secret.class, "client-api-key");
    }

    @Test
    void anOrphanedSecretIsTakenBackByTheObjectThatItWasWrittenFor(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        var named = CLIENT.replace("spec: {", "spec: {subprojectId: " + sandbox.namespace() + "-kept, ");
        sandbox.apply(named);
        sandbox.eventuallyReady(Subproject.class, "client");
        var before = active(sandbox.subproject("client"));

        sandbox.deleteAllButTheSecret("client", "client-api-key");
        sandbox.apply(named);

        sandbox.eventuallyReady(Subproject.class, "client");
        assertThat(active(sandbox.subproject("client")).keyId()).isEqualTo(before.keyId());
    }

    private static KeyRecord givenAKey(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        sandbox.apply(CLIENT);
        sandbox.eventuallyReady(Subproject.class, "client");
        return active(sandbox.subproject("client"));
    }

    private static void edit(Sandbox sandbox, Secret secret) {
        sandbox.client().resource(secret).update();
    }

    private static List<KeyRecord> keys(Subproject subproject) {
        return Objects.requireNonNull(subproject.getStatus()).keys();
    }

    private static List<KeyState> states(Subproject subproject) {
        return keys(subproject).stream().map(KeyRecord::state).toList();
    }

    private static KeyRecord active(Subproject subproject) {
        var active = keys(subproject).stream()
                .filter(key -> key.state() == KeyState.Active)
                .toList();
        assertThat(active).hasSize(1);
        return active.get(0);
    }
}
