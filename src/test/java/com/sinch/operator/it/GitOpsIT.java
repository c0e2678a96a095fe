package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The manifests for Argo CD, Flux and External Secrets are taken by an API server that knows their kinds. It is one of its own,
 * without an operator, so that those kinds trouble no other test.
 */
@TestInstance(Lifecycle.PER_CLASS)
class GitOpsIT {

    private static final Path GITOPS = Path.of("examples", "gitops");
    private static final Path CRDS = Path.of("src", "test", "resources", "gitops", "crds");
    private static final Pattern FOLDER = Pattern.compile("path: (?:\\./)?(examples/[-\\w/]+?)(?:/\\*)?\n");

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    static Stream<Path> manifests() throws IOException {
        try (var files = Files.walk(GITOPS)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("health.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @BeforeAll
    void installTheKinds() throws Exception {
        Assumptions.assumeTrue(
                controlPlane.fidelity() == Fidelity.REAL,
                "SKIPPED: needs a real control plane, and this is " + controlPlane.description());
        var client = controlPlane.client();
        Crds.install(client);
        try (var files = Files.list(CRDS)) {
            for (var file :
                    files.filter(it -> it.toString().endsWith(".json.gz")).toList()) {
                install(file, client);
            }
        }
        for (var namespace : List.of("argocd", "flux-system")) {
            kubectl().run("create", "namespace", namespace);
        }
        // kubectl gives up on one that has no conditions yet.
        Sandbox.eventually(() -> kubectl().run("wait", "--for=condition=Established", "--timeout=1m", "crds", "--all"));
    }

    @AfterAll
    void end() {
        controlPlane.close();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void isTakenAsItIs(Path manifest, @TempDir Path folder) throws Exception {
        kubectl().run("apply", "--dry-run=server", "--validate=strict", "-f", manifest.toString());

        var slip = Files.writeString(
                folder.resolve("slip.yaml"),
                Files.readString(manifest).replaceFirst("(?m)^spec:\n", "spec:\n  slip: true\n"));
        assertThatThrownBy(() -> kubectl().run("apply", "--dry-run=server", "--validate=strict", "-f", slip.toString()))
                .hasMessageContaining("slip");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void namesFoldersThatThereAre(Path manifest) throws Exception {
        assertThat(FOLDER.matcher(Files.readString(manifest)).results())
                .allSatisfy(path -> assertThat(Path.of(Objects.requireNonNull(path.group(1))))
                        .isDirectory());
    }

    @Test
    void theHealthOfOurKindsIsAddedToWhatArgoCdIsToldAlready() throws Exception {
        kubectl()
                .run(
                        "create",
                        "configmap",
                        "argocd-cm",
                        "-n",
                        "argocd",
                        "--from-literal=url=https://argocd.example.com");

        kubectl()
                .run(
                        "patch",
                        "configmap",
                        "argocd-cm",
                        "-n",
                        "argocd",
                        "--type=merge",
                        "--patch-file=" + GITOPS.resolve("argocd/health.yaml"));

        var told = controlPlane
                .client()
                .resources(ConfigMap.class)
                .inNamespace("argocd")
                .withName("argocd-cm")
                .get()
                .getData();
        assertThat(told).hasSize(7).containsEntry("url", "https://argocd.example.com");
        assertThat(told.get("resource.customizations.health.account.sinch.com_UsageReport"))
                .isNotEmpty()
                .isEqualTo(told.get("resource.customizations.health.account.sinch.com_SinchAccount"));
    }

    @Test
    void aCustomerWhoseKeyIsHandedOverIsTakenToo() throws Exception {
        kubectl().run("apply", "--validate=strict", "-k", "examples/onboarding/hand-over");

        assertThat(kubectl()
                        .run(
                                "get",
                                "pushsecrets",
                                "-n",
                                "customer-cedar-hill",
                                "-o=jsonpath={.items[*].spec.data[*].match.remoteRef.remoteKey}"))
                .isEqualTo("customer-cedar-hill customer-cedar-hill customer-cedar-hill");
        var chosen = kubectl()
                .run(
                        "get",
                        "pushsecrets",
                        "-n",
                        "customer-cedar-hill",
                        "-o=jsonpath={.items[*].spec.selector.secret.selector.matchLabels}");
        var labelled = kubectl()
                .run(
                        "get",
                        "subprojects",
                        "-n",
                        "customer-cedar-hill",
                        "-o=jsonpath={.items[*].spec.apiKey.secretTemplate.labels}");
        assertThat(chosen).isEqualTo(labelled).contains("switchboard.example.com/hand-over");
    }

    private Kubectl kubectl() {
        return Kubectl.of(controlPlane);
    }

    private static void install(Path file, KubernetesClient client) throws IOException {
        try (var content = new GZIPInputStream(Files.newInputStream(file))) {
            client.resource(client.getKubernetesSerialization().unmarshal(content, CustomResourceDefinition.class))
                    .create();
        }
    }
}
