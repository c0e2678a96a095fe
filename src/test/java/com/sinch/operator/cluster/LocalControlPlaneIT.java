package com.sinch.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A real control plane does what operators rely on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class LocalControlPlaneIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<String> progress = new ArrayList<>();
    private final LocalControlPlane controlPlane =
            LocalControlPlane.start(ControlPlaneOptions.of(ControlPlaneOptions.Choice.REAL), progress::add);
    private final KubernetesClient client = controlPlane.client();

    @AfterAll
    void close() {
        controlPlane.close();
    }

    @Test
    void saysWhatItIs() {
        assertThat(controlPlane.fidelity()).isEqualTo(Fidelity.REAL);
        assertThat(controlPlane.description())
                .matches("a real control plane: Kubernetes v1\\.\\d+\\.\\d+ .*, started in \\d+\\.\\d s");
        assertThat(progress).contains("starting etcd", "starting kube-apiserver", "starting kube-controller-manager");
    }

    @Test
    void keepsItsCredentialsFromOtherUsers() throws Exception {
        Path kubeconfig = controlPlane.kubeconfig();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kubeconfig)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                        kubeconfig.toAbsolutePath().resolveSibling("."))))
                .isEqualTo("rwx------");
    }

    @Test
    void bringsKubectlAlong() throws Exception {
        ProcessBuilder kubectl = new ProcessBuilder(
                        controlPlane.kubectl().orElseThrow().toString(), "get", "namespace", "default", "-o", "name")
                .redirectErrorStream(true);
        kubectl.environment().put("KUBECONFIG", controlPlane.kubeconfig().toString());

        String output = new String(kubectl.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualTo("namespace/default\n");
    }

    @Test
    void deletesASecretWhoseOwnerIsDeleted() {
        ConfigMap owner = client.resource(
                        new ConfigMapBuilder().withMetadata(named("owner")).build())
                .create();
        Resource<Secret> secret = client.resource(
                new SecretBuilder().withMetadata(ownedBy(owner, "owned", false)).build());
        secret.create();

        client.resource(owner).delete();

        await().atMost(LIMIT).until(() -> secret.get() == null);
    }

    @Test
    void finishesTheDeletionOfANamespace() {
        Resource<Namespace> namespace = client.resource(new NamespaceBuilder()
                .withNewMetadata()
                .withName("to-be-deleted")
                .endMetadata()
                .build());
        namespace.create();
        client.resource(new ConfigMapBuilder()
                        .withMetadata(named("inside"))
                        .editMetadata()
                        .withNamespace("to-be-deleted")
                        .endMetadata()
                        .build())
                .create();

        namespace.delete();

        await().atMost(LIMIT).until(() -> namespace.get() == null);
    }

    @Test
    void fillsAggregatedRoles() {
        client.resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName("more-for-viewers")
                        .addToLabels("rbac.authorization.k8s.io/aggregate-to-view", "true")
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("example.com")
                        .withResources("examples")
                        .withVerbs("get")
                        .endRule()
                        .build())
                .create();

        Resource<ClusterRole> view = client.rbac().clusterRoles().withName("view");
        await().atMost(LIMIT).until(() -> view.get().getRules().stream()
                .anyMatch(rule -> rule.getResources().contains("examples")));
    }

    @Test
    void issuesServiceAccountTokensThatItAccepts() {
        client.resource(new ServiceAccountBuilder().withMetadata(named("robot")).build())
                .create();
        TokenRequest token = client.serviceAccounts()
                .inNamespace("default")
                .withName("robot")
                .tokenRequest();

        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(client.getConfiguration().getMasterUrl())
                .withCaCertData(client.getConfiguration().getCaCertData())
                .withOauthToken(token.getStatus().getToken())
                .build();
        try (KubernetesClient robot =
                new KubernetesClientBuilder().withConfig(config).build()) {
            assertThatThrownBy(() -> robot.secrets().inNamespace("default").list())
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("system:serviceaccount:default:robot");
        }
    }

    @Test
    void refusesAnOwnerWhoseDeletionWouldBeBlockedToWhoMayNotSetFinalizersThere() {
        client.resource(new RoleBindingBuilder()
                        .withMetadata(named("secret-writer"))
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "secret-writer")
                        .addNewSubject("rbac.authorization.k8s.io", "User", "writer", null)
                        .build())
                .create();
        client.resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName("secret-writer")
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("")
                        .withResources("secrets")
                        .withVerbs("create")
                        .endRule()
                        .build())
                .create();
        ConfigMap owner = client.resource(new ConfigMapBuilder()
                        .withMetadata(named("blocking-owner"))
                        .build())
                .create();
        Secret secret = new SecretBuilder()
                .withMetadata(ownedBy(owner, "blocking", true))
                .build();

        Config config = new ConfigBuilder(controlPlane.config())
                .withImpersonateUsername("writer")
                .build();
        try (KubernetesClient writer =
                new KubernetesClientBuilder().withConfig(config).build()) {
            // The API server takes a moment to learn of the Role.
            await().untilAsserted(() -> assertThatThrownBy(
                            () -> writer.resource(secret).create())
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("cannot set blockOwnerDeletion"));
        }
    }

    @Test
    void keepsItsDataAndItsAddressWhileTheApiServerIsDown() {
        client.resource(new ConfigMapBuilder()
                        .withMetadata(named("survivor"))
                        .withData(Map.of("still", "here"))
                        .build())
                .create();

        controlPlane.stop(Component.API_SERVER);
        try (KubernetesClient impatient = impatientClient()) {
            assertThatThrownBy(
                            () -> impatient.configMaps().inNamespace("default").list())
                    .isInstanceOf(KubernetesClientException.class);
        }
        controlPlane.start(Component.API_SERVER);

        assertThat(client.configMaps()
                        .inNamespace("default")
                        .withName("survivor")
                        .get()
                        .getData())
                .containsEntry("still", "here");
    }

    @Test
    void keepsItsDataWhileEtcdIsDown() {
        client.resource(new ConfigMapBuilder().withMetadata(named("stored")).build())
                .create();

        controlPlane.stop(Component.ETCD);
        controlPlane.start(Component.ETCD);

        assertThat(client.configMaps().inNamespace("default").withName("stored").get())
                .isNotNull();
    }

    @Test
    void refusesToStartWhatRuns() {
        assertThatThrownBy(() -> controlPlane.start(Component.ETCD))
                .isInstanceOf(ControlPlaneException.class)
                .hasMessage("etcd is running already");
    }

    /** A client that does not try again. */
    private KubernetesClient impatientClient() {
        Config config = new ConfigBuilder(controlPlane.config())
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static ObjectMeta named(String name) {
        return new ObjectMetaBuilder().withName(name).withNamespace("default").build();
    }

    private static ObjectMeta ownedBy(ConfigMap owner, String name, boolean blocking) {
        return new ObjectMetaBuilder(named(name))
                .addToOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("v1")
                        .withKind("ConfigMap")
                        .withName(owner.getMetadata().getName())
                        .withUid(owner.getMetadata().getUid())
                        .withController(true)
                        .withBlockOwnerDeletion(blocking)
                        .build())
                .build();
    }
}
