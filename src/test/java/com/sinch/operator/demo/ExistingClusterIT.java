package com.sinch.operator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ApiGroup;
import com.sinch.operator.cluster.ControlPlaneOptions;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The demo on a cluster that was there before, and is there afterwards as if nothing had been. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ExistingClusterIT {

    private final LocalControlPlane controlPlane =
            LocalControlPlane.start(ControlPlaneOptions.of(ControlPlaneOptions.Choice.REAL), line -> {});
    private final KubernetesClient client = controlPlane.client();

    @AfterAll
    void close() {
        controlPlane.close();
    }

    @Test
    void removesWhatItMade() throws Exception {
        try (var demo = start("demo.yes=true", "demo.once=true")) {
            int exitCode = demo.readToEnd();

            assertThat(exitCode).as(demo.text()).isZero();
            assertThat(demo.text())
                    .contains("server " + client.getMasterUrl())
                    .containsPattern("sinch-demo-simple +4 of +4 objects Ready")
                    .contains("Ended: nothing of the demo is left");
            assertNothingIsThere();
            demo.awaitTheEndOfAll();
        }
    }

    @Test
    void asksAndTakesNoTerminalForNo() throws Exception {
        try (var demo = start()) {
            int exitCode = demo.readToEnd();

            assertThat(exitCode).isEqualTo(1);
            assertThat(demo.text()).contains("There is no terminal to ask at whether it may: say so with -Ddemo.yes");
            assertNothingIsThere();
        }
    }

    @Test
    void keepsOutOfNamespacesThatAreThere() throws Exception {
        var namespace = client.resource(new NamespaceBuilder()
                .withNewMetadata()
                .withName("sinch-demo-teams")
                .endMetadata()
                .build());
        namespace.create();
        try (var demo = start("demo.yes=true")) {
            int exitCode = demo.readToEnd();

            assertThat(exitCode).isEqualTo(1);
            assertThat(demo.text()).contains("kubectl delete namespace sinch-demo-teams");
            assertThat(namespace.get().getMetadata().getDeletionTimestamp()).isNull();
        } finally {
            namespace.delete();
            namespace.waitUntilCondition(Objects::isNull, 60, TimeUnit.SECONDS);
        }
    }

    @Test
    void leavesCrdsThatWereThere() {
        try (var others = Crds.read(Path.of("crds"), client)) {
            others.install();
            try (var crds = Crds.read(Path.of("crds"), client)) {
                crds.install();
                assertThat(crds.inWords()).contains("6 of them were there already");
            }
            assertThat(crdsOfTheGroup()).hasSize(6);
        }
        assertThat(crdsOfTheGroup()).isEmpty();
    }

    private DemoProcess start(String... properties) {
        var all = new ArrayList<>(List.of(properties));
        all.add("demo.kubeconfig=" + controlPlane.kubeconfig());
        all.add("jdk.console=java.base");
        return DemoProcess.start(all.toArray(String[]::new));
    }

    private void assertNothingIsThere() {
        assertThat(client.namespaces().list().getItems())
                .extracting(namespace -> namespace.getMetadata().getName())
                .noneMatch(name -> name.startsWith("sinch"));
        assertThat(crdsOfTheGroup()).isEmpty();
    }

    private List<String> crdsOfTheGroup() {
        return client.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
                .filter(crd -> crd.getSpec().getGroup().equals(ApiGroup.GROUP))
                .map(crd -> crd.getMetadata().getName())
                .toList();
    }
}
