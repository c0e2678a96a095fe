package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.chart.Chart;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the chart gives the operator: its ServiceAccount, and just the permissions that are rendered for it.
 */
final class ChartAccess {

    /** The namespace of the release. */
    static final String NAMESPACE = "sinch-system";

    /** The ServiceAccount. */
    static final String NAME = "sinch-operator";

    /** As the API server calls it. */
    static final String USER = "system:serviceaccount:" + NAMESPACE + ":" + NAME;

    private static final Set<String> ACCESS =
            Set.of("ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");

    private ChartAccess() {}

    /**
     * Grants the operator what the chart grants it, and returns how it reaches the API server then. A control plane that knows no
     * permissions is reached as an administrator.
     *
     * @param namespaces what the operator watches; none = all
     */
    static Config grant(LocalControlPlane controlPlane, String... namespaces) {
        if (controlPlane.fidelity() == Fidelity.MOCK) {
            return controlPlane.config();
        }
        var client = controlPlane.client();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .serverSideApply();
        apply(client, access("watch: {namespaces: [" + String.join(", ", namespaces) + "]}"));
        var config = serviceAccount(controlPlane, NAMESPACE, NAME);
        awaitPermission(config, namespaces);
        return config;
    }

    /** How a ServiceAccount reaches the API server. */
    static Config serviceAccount(LocalControlPlane controlPlane, String namespace, String name) {
        var config = controlPlane.config();
        config.setImpersonateUsername("system:serviceaccount:" + namespace + ":" + name);
        config.setImpersonateGroups(
                "system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated");
        return config;
    }

    /** The ServiceAccount, and the roles of the operator and for users, with their bindings. */
    static List<HasMetadata> access(String values) {
        return rendered(values, ACCESS::contains);
    }

    /** All policies, each with its binding. */
    static List<HasMetadata> policies() {
        return rendered(
                """
                policies:
                  recordsAreKept: {enabled: true}
                  deletionNeedsConsent: {enabled: true}
                  billingLinks: {enabled: true}
                  ownership: {enabled: true}
                """,
                kind -> kind.startsWith("ValidatingAdmissionPolicy"));
    }

    private static List<HasMetadata> rendered(String values, Predicate<String> kinds) {
        return Chart.with(values).objects().stream()
                .filter(object -> kinds.test(object.getKind()))
                .toList();
    }

    /** Applies objects in their order. */
    static void apply(KubernetesClient client, List<HasMetadata> objects) {
        objects.forEach(object -> client.resource(object).forceConflicts().serverSideApply());
    }

    /** The API server learns of a grant a moment later. */
    private static void awaitPermission(Config config, String... namespaces) {
        await(config, NAMESPACE, new Right("coordination.k8s.io", "leases", "create"));
        await(config, "", new Right("account.sinch.com", "projects", "patch"));
        for (var namespace : namespaces.length == 0 ? new String[] {""} : namespaces) {
            await(config, namespace, new Right("", "secrets", "delete"));
        }
    }

    /** Returns once the API server knows that a right is held in a namespace, or, with an empty one, in all of the cluster. */
    static void await(Config config, String namespace, Right right) {
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            Sandbox.eventually(() -> assertThat(may(client, namespace, right))
                    .as("%s in '%s'", right, namespace)
                    .isTrue());
        }
    }

    private static boolean may(KubernetesClient client, String namespace, Right right) {
        var review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb(right.verb())
                .withGroup(right.group())
                .withResource(right.resource())
                .withNamespace(namespace)
                .endResourceAttributes()
                .endSpec()
                .build();
        return client.resource(review).create().getStatus().getAllowed();
    }
}
