package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/**
 * A namespace of a test's own, and the words in which tests speak of what is in it.
 *
 * @param client an administrator of the cluster
 * @param namespace the namespace
 */
record Sandbox(KubernetesClient client, String namespace) {

    /** Long, for a machine that runs six such tests at once: it is waited for only where a test fails. */
    static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    static Sandbox create(LocalControlPlane controlPlane) {
        return create(controlPlane.client());
    }

    static Sandbox create(KubernetesClient client) {
        var name = "test-" + UUID.randomUUID().toString().substring(0, 8);
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        return new Sandbox(client, name);
    }

    /** Another namespace beside this one. */
    Sandbox another() {
        return create(client);
    }

    /** Applies manifests; where they name no namespace they go into this one. */
    List<HasMetadata> apply(String manifests) {
        return client.load(new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8))).items().stream()
                .map(this::apply)
                .toList();
    }

    private HasMetadata apply(HasMetadata object) {
        if (object.getMetadata().getNamespace() == null) {
            object.getMetadata().setNamespace(namespace);
        }
        return client.resource(object).forceConflicts().serverSideApply();
    }

    SinchAccount account(String name) {
        return get(SinchAccount.class, name);
    }

    BillingAccount billingAccount(String name) {
        return get(BillingAccount.class, name);
    }

    Project project(String name) {
        return get(Project.class, name);
    }

    Subproject subproject(String name) {
        return get(Subproject.class, name);
    }

    Secret secret(String name) {
        return get(Secret.class, name);
    }

    <T extends HasMetadata> T get(Class<T> kind, String name) {
        return find(kind, name).orElseThrow(() -> new AssertionError(kind.getSimpleName() + " " + name + " is absent"));
    }

    <T extends HasMetadata> Optional<T> find(Class<T> kind, String name) {
        return Optional.ofNullable(
                client.resources(kind).inNamespace(namespace).withName(name).get());
    }

    <T extends HasMetadata> void delete(Class<T> kind, String name) {
        client.resources(kind).inNamespace(namespace).withName(name).delete();
    }

    /** Sets an annotation of ours on an object, by its name without the prefix; null takes it away. */
    void annotate(Class<? extends HasMetadata> kind, String name, String annotation, @Nullable String value) {
        var json = value == null ? "null" : "\"" + value + "\"";
        client.resources(kind)
                .inNamespace(namespace)
                .withName(name)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\": {\"annotations\": {\"account.sinch.com/" + annotation + "\": " + json + "}}}");
    }

    /** Takes the status away, whatever the operator writes meanwhile. */
    void loseStatus(Class<? extends HasMetadata> kind, String name) {
        client.resources(kind)
                .inNamespace(namespace)
                .withName(name)
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\": null}");
    }

    /**
     * Deletes a Subproject, and puts its Secret back as a backup keeps it. (To orphan the Secret instead is a race: the
     * garbage collector deletes one that it does not know yet.)
     */
    void deleteAllButTheSecret(String subproject, String secret) {
        var backup = backup(secret(secret));
        delete(Subproject.class, subproject);
        eventuallyGone(Subproject.class, subproject);
        eventuallyGone(Secret.class, secret);
        client.resource(backup).create();
    }

    /** A Secret without what ties it to objects that are no more. */
    static Secret backup(Secret secret) {
        return new SecretBuilder(secret)
                .editMetadata()
                .withUid(null)
                .withResourceVersion(null)
                .withCreationTimestamp(null)
                .withManagedFields()
                .withOwnerReferences()
                .endMetadata()
                .build();
    }

    /** Tries until it holds; fails as the last try failed. */
    static void eventually(ThrowingRunnable assertion) {
        patiently().untilAsserted(assertion);
    }

    static ConditionFactory patiently() {
        // What is not reported yet is null: another way of not holding yet. What goes wrong in a thread of a test
        // beside
        // this one is that test's matter.
        return Awaitility.await()
                .dontCatchUncaughtExceptions()
                .ignoreException(NullPointerException.class)
                .atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .pollDelay(Duration.ZERO);
    }

    void eventuallyReady(Class<? extends CustomResource<?, ? extends ReportedStatus>> kind, String name) {
        eventually(
                () -> assertThat(condition(get(kind, name), ConditionType.Ready).status())
                        .as("Ready of %s %s: %s", kind.getSimpleName(), name, conditions(get(kind, name)))
                        .isEqualTo(ConditionStatus.True));
    }

    void eventually(
            Class<? extends CustomResource<?, ? extends ReportedStatus>> kind,
            String name,
            ConditionType type,
            ConditionStatus status,
            Reason reason) {
        eventually(() -> {
            var condition = condition(get(kind, name), type);
            assertThat(List.of(condition.status(), condition.reason()))
                    .as("%s of %s %s: %s", type, kind.getSimpleName(), name, condition.message())
                    .isEqualTo(List.of(status, reason.name()));
        });
    }

    <T extends HasMetadata> void eventuallyGone(Class<T> kind, String name) {
        eventually(() -> assertThat(find(kind, name))
                .as("%s %s", kind.getSimpleName(), name)
                .isEmpty());
    }

    static Condition condition(CustomResource<?, ? extends ReportedStatus> object, ConditionType type) {
        return Conditions.find(conditions(object), type)
                .orElseThrow(() -> new AssertionError(
                        type + " is not reported of " + object.getMetadata().getName() + ": " + conditions(object)));
    }

    static List<Condition> conditions(CustomResource<?, ? extends ReportedStatus> object) {
        var status = object.getStatus();
        return status == null ? List.of() : status.conditions();
    }

    /** An entry of a Secret's data, decoded. */
    static String data(Secret secret, String key) {
        var encoded = Objects.requireNonNull(secret.getData(), "data").get(key);
        return new String(Base64.getDecoder().decode(Objects.requireNonNull(encoded, key)), StandardCharsets.UTF_8);
    }
}
