package com.sinch.operator.bench;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.domain.condition.ConditionType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A namespace in which something is measured. Closing it removes it and all that is in it, whether an operator is there to help or
 * not.
 *
 * @param client of the cluster
 * @param namespace its name
 */
record Playground(KubernetesClient client, String namespace) implements AutoCloseable {

    /** The billing account that pays, and the one that has no funds. */
    static final String FUNDED = "funded";

    static final String EXHAUSTED = "exhausted";

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final Duration GONE_LIMIT = Duration.ofMinutes(20);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    /** Those that a finalizer may hold. */
    private static final List<Class<? extends HasMetadata>> PARENTS =
            List.of(Project.class, BillingAccount.class, SinchAccount.class);

    private static final String ACCOUNT =
            """
            apiVersion: account.sinch.com/v1alpha1
            kind: SinchAccount
            metadata: {name: bench}
            spec: {defaults: {enabled: false}}
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: BillingAccount
            metadata: {name: funded}
            spec: {accountRef: {name: bench}, type: Postpaid, currency: EUR}
            ---
            apiVersion: account.sinch.com/v1alpha1
            kind: BillingAccount
            metadata: {name: exhausted}
            spec: {accountRef: {name: bench}, type: Prepaid, currency: EUR}
            """;

    /** Makes the namespace, with nothing in it. */
    void create() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    /** Makes an account with projects, which an operator has to get Ready. */
    void plant(int projects) {
        var manifests = IntStream.range(0, projects)
                .mapToObj(i ->
                        """
                        ---
                        apiVersion: account.sinch.com/v1alpha1
                        kind: Project
                        metadata: {name: project-%d}
                        spec: {accountRef: {name: bench}, billingAccountRef: {name: funded}}
                        """
                                .formatted(i))
                .collect(Collectors.joining("", ACCOUNT, ""));
        client.load(new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(namespace)
                .create();
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollInterval(INTERVAL)
                    .atMost(READY_LIMIT)
                    .until(() -> readyProjects() == projects);
        } catch (ConditionTimeoutException e) {
            throw new BenchFailure(
                    "Only " + readyProjects() + " of " + projects + " Projects are Ready after " + READY_LIMIT, e);
        }
    }

    private long readyProjects() {
        return client.resources(Project.class).inNamespace(namespace).list().getItems().stream()
                .filter(Playground::ready)
                .count();
    }

    private static boolean ready(Project project) {
        return project.getStatus() != null
                && project.getStatus().conditions().stream()
                        .anyMatch(condition -> condition.type().equals(ConditionType.Ready.name())
                                && condition.status() == ConditionStatus.True);
    }

    @Override
    public void close() {
        client.namespaces().withName(namespace).delete();
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(INTERVAL)
                    .atMost(GONE_LIMIT)
                    .until(this::gone);
        } catch (ConditionTimeoutException e) {
            throw new BenchFailure("The namespace " + namespace + " is still there after " + GONE_LIMIT, e);
        }
    }

    /** Whether it is gone; what only an operator would let go of is let go of. */
    private boolean gone() {
        if (client.namespaces().withName(namespace).get() == null) {
            return true;
        }
        PARENTS.forEach(this::release);
        return false;
    }

    private <T extends HasMetadata> void release(Class<T> kind) {
        client.resources(kind).inNamespace(namespace).list().getItems().stream()
                .filter(object ->
                        object.isMarkedForDeletion() && !object.getFinalizers().isEmpty())
                .forEach(this::release);
    }

    private void release(HasMetadata held) {
        try {
            client.resource(held).patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
            // An operator that is there has let go of it by now.
        }
    }
}
