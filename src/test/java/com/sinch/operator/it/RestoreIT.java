package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** What was backed up as the page on keys tells is restored with every key and ID. */
@OnRealCluster
class RestoreIT {

    private static final int FLEET = 100;

    @Test
    void aHundredSubprojectsKeepTheirKeysAndIds(Sandbox sandbox) {
        apply(sandbox);
        inTime(() -> assertThat(ready(sandbox)).isEqualTo(FLEET));
        var secrets = secrets(sandbox);
        var keys = keys(sandbox);
        var ids = ids(sandbox);
        deleteAll(sandbox);

        secrets.values()
                .forEach(secret ->
                        sandbox.client().resource(Sandbox.backup(secret)).create());
        apply(sandbox);

        inTime(() -> assertThat(ready(sandbox)).isEqualTo(FLEET));
        assertThat(ids(sandbox)).isEqualTo(ids);
        assertThat(keys(sandbox)).isEqualTo(keys);
        assertThat(secrets(sandbox)).allSatisfy((name, secret) -> assertThat(secret.getData())
                .isEqualTo(Objects.requireNonNull(secrets.get(name)).getData()));
    }

    /** A hundred objects, beside all the other tests, take their time. */
    private static void inTime(ThrowingRunnable assertion) {
        Sandbox.patiently().atMost(Duration.ofMinutes(2)).untilAsserted(assertion);
    }

    /** IDs in the specs, and an annotation that asks for a rotation and was handled long ago. */
    private static void apply(Sandbox sandbox) {
        var prefix = sandbox.namespace();
        sandbox.apply(Trees.PROJECT.replace("spec: {accountRef", "spec: {projectId: " + prefix + ", accountRef"));
        IntStream.range(0, FLEET)
                .parallel()
                .forEach(i -> sandbox.apply(Trees.subproject("client-" + i)
                        .replace("}\nspec: {", ", annotations: {account.sinch.com/rotate-key: \"2026-11\"}}\nspec: {")
                        .replace("spec: {", "spec: {subprojectId: " + prefix + "-" + i + ", ")));
    }

    private static void deleteAll(Sandbox sandbox) {
        var client = sandbox.client();
        List.of(Subproject.class, Project.class, SinchAccount.class)
                .forEach(kind ->
                        client.resources(kind).inNamespace(sandbox.namespace()).delete());
        inTime(() -> {
            assertThat(sandbox.find(SinchAccount.class, "acme")).isEmpty();
            assertThat(secrets(sandbox)).isEmpty();
        });
    }

    private static Map<String, Secret> secrets(Sandbox sandbox) {
        return sandbox
                .client()
                .secrets()
                .inNamespace(sandbox.namespace())
                .withLabel("account.sinch.com/credential", "api-key")
                .list()
                .getItems()
                .stream()
                .filter(secret -> secret.getMetadata().getName().startsWith("client-"))
                .collect(Collectors.toMap(secret -> secret.getMetadata().getName(), Function.identity()));
    }

    private static long ready(Sandbox sandbox) {
        return subprojects(sandbox).stream()
                .map(Sandbox::conditions)
                .filter(RestoreIT::ready)
                .count();
    }

    private static boolean ready(List<Condition> conditions) {
        return Conditions.status(conditions, ConditionType.Ready) == ConditionStatus.True;
    }

    private static Map<String, String> ids(Sandbox sandbox) {
        return subprojects(sandbox).stream()
                .collect(Collectors.toMap(
                        it -> it.getMetadata().getName(),
                        it -> String.valueOf(
                                Objects.requireNonNull(it.getStatus()).subprojectId())));
    }

    /** The one key of each, with its hash. */
    private static Map<String, String> keys(Sandbox sandbox) {
        var keys = new TreeMap<String, String>();
        for (var subproject : subprojects(sandbox)) {
            List<KeyRecord> records =
                    Objects.requireNonNull(subproject.getStatus()).keys();
            assertThat(records)
                    .as(subproject.getMetadata().getName())
                    .singleElement()
                    .satisfies(key -> assertThat(key.state()).isEqualTo(KeyState.Active));
            keys.put(
                    subproject.getMetadata().getName(),
                    records.get(0).keyId() + " " + records.get(0).sha256());
        }
        return keys;
    }

    private static List<Subproject> subprojects(Sandbox sandbox) {
        return sandbox.client()
                .resources(Subproject.class)
                .inNamespace(sandbox.namespace())
                .list()
                .getItems();
    }
}
