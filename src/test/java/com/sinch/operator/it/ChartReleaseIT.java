package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.chart.Chart;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.tools.GoTools;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The chart in Helm's hands: installed, upgraded, rolled back, uninstalled and installed again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartReleaseIT {

    private static final String NAMESPACE = "sinch-system";
    private static final String RELEASE = "sinch-operator";

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    private Path folder = Path.of("");
    private Helm helm = new Helm(Path.of("helm"), Map.of());

    @BeforeAll
    void find(@TempDir Path temporary) {
        folder = temporary;
        Assumptions.assumeTrue(controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane");
        helm = Helm.of(controlPlane, GoTools.obtainOrSkip(), folder);
    }

    @AfterEach
    void leaveNothing() throws Exception {
        untilAllKindsAreServed();
        helm.run("uninstall", RELEASE, "-n", NAMESPACE, "--ignore-not-found");
        Kubectl.of(controlPlane).run("delete", "crd", "-l", "app.kubernetes.io/name=sinch-operator");
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    @Test
    void aReleaseIsInstalledUpgradedRolledBackAndUninstalledAndItsObjectsStay() throws Exception {
        var begun = System.nanoTime();
        var notes = helm.install(NAMESPACE, "");
        MeasuredCluster.say("helm install takes %.1f s", MeasuredCluster.secondsSince(begun));
        assertThat(notes)
                .contains(
                        "watching all namespaces",
                        "docker build -t sinch-operator:0.1.0 .",
                        "kind load docker-image sinch-operator:0.1.0",
                        "kubectl -n sinch-system get lease sinch-operator");
        assertThat(deployment().getSpec().getReplicas()).isEqualTo(2);
        var sandbox = Sandbox.create(controlPlane);
        sandbox.apply(Trees.ACCOUNT);
        var account = uid(sandbox);

        helm.upgrade(NAMESPACE, "replicas: 3");
        assertThat(deployment().getSpec().getReplicas()).isEqualTo(3);
        helm.run("rollback", RELEASE, "1", "-n", NAMESPACE);
        assertThat(deployment().getSpec().getReplicas()).isEqualTo(2);

        helm.run("uninstall", RELEASE, "-n", NAMESPACE, "--wait");
        assertThat(controlPlane
                        .client()
                        .apps()
                        .deployments()
                        .inNamespace(NAMESPACE)
                        .list()
                        .getItems())
                .isEmpty();
        assertThat(controlPlane.client().resources(ClusterRole.class).list().getItems())
                .noneMatch(role -> role.getMetadata().getName().contains(RELEASE));
        assertThat(crds()).hasSize(6);
        assertThat(uid(sandbox)).isEqualTo(account);

        helm.install(NAMESPACE, "");
        assertThat(deployment().getSpec().getReplicas()).isEqualTo(2);
        assertThat(uid(sandbox)).isEqualTo(account);
    }

    @Test
    void aReleaseOfAnotherNameTakesTheCrdsOverOnlyWhenItIsTold() throws Exception {
        helm.install(NAMESPACE, "");
        helm.run("uninstall", RELEASE, "-n", NAMESPACE);
        String[] install = {"install", "other", Chart.FOLDER.toString(), "-n", NAMESPACE};

        assertThat(helm.tried(install))
                .returns(1, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output()).contains("invalid ownership metadata"));

        helm.run("install", "other", Chart.FOLDER.toString(), "-n", NAMESPACE, "--take-ownership");
        helm.run("uninstall", "other", "-n", NAMESPACE);
    }

    @Test
    void crdsThatAreNotToStayGoWithTheReleaseAndWithThemTheObjects() throws Exception {
        helm.install(NAMESPACE, "crds: {keep: false}");
        var sandbox = Sandbox.create(controlPlane);
        sandbox.apply(Trees.ACCOUNT);
        untilAllKindsAreServed();

        helm.run("uninstall", RELEASE, "-n", NAMESPACE, "--wait");

        Sandbox.eventually(() -> assertThat(crds()).isEmpty());
    }

    @Test
    void anUpgradeUpgradesTheCrds() throws Exception {
        var older = olderChart();
        helm.run("install", RELEASE, older.toString(), "-n", NAMESPACE, "--create-namespace");
        assertThat(columns("payments.account.sinch.com")).contains("Settled").doesNotContain("Ready");

        helm.upgrade(NAMESPACE, "");

        assertThat(columns("payments.account.sinch.com")).contains("Ready").doesNotContain("Settled");
    }

    @Test
    void whatIsRefusedIsNotInstalled() throws Exception {
        assertThat(helm.tried("install", RELEASE, Chart.FOLDER.toString(), "-n", "default", "--set", "replicas=1"))
                .returns(1, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output())
                        .contains("podDisruptionBudget.minAvailable (1) is not less than replicas (1)"));
        assertThat(helm.run("list", "-n", "default", "-q")).isBlank();
    }

    @Test
    void aNamespaceToWatchThatIsNotThereIsNamed() throws Exception {
        assertThat(helm.tried(
                        "install",
                        RELEASE,
                        Chart.FOLDER.toString(),
                        "-n",
                        NAMESPACE,
                        "--create-namespace",
                        "--set",
                        "watch.namespaces={default,nowhere}"))
                .returns(1, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output()).contains("namespaces \"nowhere\" not found"));
    }

    @Test
    void everyCommandOfThePageOnInstallingDoesWhatItSays() throws Exception {
        Page.read("docs/install.md")
                .before("## From manifests")
                .run(controlPlane, "default", folder, Map.of("helm", helm.program()));

        assertThat(crds()).isEmpty();
    }

    private Deployment deployment() {
        return controlPlane
                .client()
                .apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName(RELEASE)
                .require();
    }

    private List<CustomResourceDefinition> crds() {
        return controlPlane
                .client()
                .resources(CustomResourceDefinition.class)
                .list()
                .getItems();
    }

    /** A CRD that goes before its objects are served waits for minutes: the API server could not look for any. */
    private void untilAllKindsAreServed() {
        var kubectl = Kubectl.of(controlPlane);
        for (var crd : crds()) {
            Sandbox.eventually(() -> kubectl.run("get", crd.getMetadata().getName(), "--all-namespaces"));
        }
    }

    private static String uid(Sandbox sandbox) {
        return sandbox.get(SinchAccount.class, "acme").getMetadata().getUid();
    }

    private List<String> columns(String crd) {
        var definition = controlPlane
                .client()
                .resources(CustomResourceDefinition.class)
                .withName(crd)
                .require();
        return definition.getSpec().getVersions().get(0).getAdditionalPrinterColumns().stream()
                .map(column -> Objects.requireNonNull(column.getName()))
                .toList();
    }

    /** The chart with a CRD whose column is named otherwise. */
    private Path olderChart() throws IOException {
        var older = Files.createTempDirectory(folder, "older");
        try (var files = Files.walk(Chart.FOLDER)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = older.resolve(Chart.FOLDER.relativize(file));
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.writeString(copy, Files.readString(file).replace("name: \"Ready\"", "name: \"Settled\""));
            }
        }
        return older;
    }
}
