package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.chart.Chart;
import com.sinch.operator.cluster.Component;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.tools.GoTools;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart makes, on a real API server; and the jar that runs as the chart would have it run, with its rights. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartIT {

    private static final String NAMESPACE = "sinch-system";
    private static final String RELEASE = "sinch-operator";
    private static final Duration NAMESPACE_GOES = Duration.ofMinutes(4);

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    private Path folder = Path.of("");
    private Helm helm = new Helm(Path.of("helm"), Map.of());

    static List<Path> matrix() {
        return Chart.matrix();
    }

    @BeforeAll
    void install(@TempDir Path temporary) {
        folder = temporary;
        Assumptions.assumeTrue(controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane");
        helm = Helm.of(controlPlane, GoTools.obtainOrSkip(), folder);
        Crds.install(controlPlane.client());
        SharedCluster.learnNewKinds(controlPlane);
        Stream.of(NAMESPACE, "shop", "bank").forEach(this::namespace);
    }

    @AfterEach
    void uninstall() throws Exception {
        helm.run("uninstall", RELEASE, "-n", NAMESPACE, "--ignore-not-found", "--wait");
        takeLease();
    }

    /** It belongs to no release, and its holder was killed. */
    private void takeLease() {
        controlPlane.client().leases().inNamespace(NAMESPACE).withName(RELEASE).delete();
    }

    private static void eventuallyGone(Sandbox sandbox) {
        Sandbox.patiently().atMost(NAMESPACE_GOES).untilAsserted(() -> assertThat(sandbox.client()
                        .resources(Namespace.class)
                        .withName(sandbox.namespace())
                        .get())
                .isNull());
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void theApiServerTakesEveryManifestAndHelmHasNothingToSay(Path values) throws Exception {
        helm.run("lint", "--strict", Chart.FOLDER.toString(), "-f", values.toString());
        var manifests = Chart.with(values).manifests();
        // Whose CRDs are those of somebody else.
        var known = manifests.stream()
                .filter(manifest -> !manifest.contains("apiVersion: monitoring.coreos.com/"))
                .toList();
        var file = Files.writeString(folder.resolve("manifests.yaml"), "---\n" + String.join("\n---\n", known));

        var answer = Kubectl.of(controlPlane)
                .run(
                        "apply",
                        "--server-side",
                        "--force-conflicts",
                        "--dry-run=server",
                        "--validate=strict",
                        "-f",
                        file.toString());

        assertThat(answer.lines().filter(line -> line.endsWith("serverside-applied (server dry run)")))
                .as(answer)
                .hasSameSizeAs(known);
        MeasuredCluster.say("values %s make %d objects", values.getFileName(), manifests.size());
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void aNamespaceThatTakesOnlyRestrictedPodsTakesTheOperators(Path values) {
        var sandbox = Sandbox.create(controlPlane);
        restrict(sandbox);
        var template = Chart.with(values).one(Deployment.class).getSpec().getTemplate();
        sandbox.client()
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(template.getSpec().getServiceAccountName())
                        .withNamespace(sandbox.namespace())
                        .endMetadata()
                        .build())
                .create();
        var pod = new PodBuilder()
                .withMetadata(template.getMetadata())
                .editMetadata()
                .withName("operator")
                .withNamespace(sandbox.namespace())
                .endMetadata()
                .withSpec(template.getSpec())
                .build();

        sandbox.client().resource(pod).create();

        var daring = new PodBuilder(pod)
                .editMetadata()
                .withName("daring")
                .endMetadata()
                .editSpec()
                .editFirstContainer()
                .withSecurityContext(null)
                .endContainer()
                .endSpec()
                .build();
        assertThatThrownBy(() -> sandbox.client().resource(daring).create())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("violates PodSecurity \"restricted:latest\"");
    }

    @Test
    void ofTheWholeClusterItBringsAnExampleWithMembersToReady() throws Exception {
        helm.install(NAMESPACE, "crds: {install: false}");
        var sandbox = new Sandbox(controlPlane.client(), "crunch-time");
        try (var operator = Deployed.start(controlPlane, NAMESPACE, RELEASE, folder)) {
            example("teams", "apply", "--server-side");

            whole(sandbox, "crunch-time");
            sandbox.get(Role.class, "crunch-chat-project-admin");
            sandbox.get(RoleBinding.class, "crunch-chat-project-admin");
            example("teams", "delete", "--ignore-not-found");
            assertThat(operator.output()).doesNotContain("is forbidden");
        }
    }

    @Test
    void ofTwoNamespacesItBringsThoseToReadyAndNoOther() throws Exception {
        Stream.of("crunch-time", "corner-bakery").forEach(this::namespace);
        helm.install(NAMESPACE, "{crds: {install: false}, watch: {namespaces: [crunch-time, corner-bakery]}}");
        var elsewhere = Sandbox.create(controlPlane);
        try (var operator = Deployed.start(controlPlane, NAMESPACE, RELEASE, folder)) {
            elsewhere.apply(Trees.PROJECT);
            example("teams", "apply", "--server-side");
            example("simple", "apply", "--server-side");

            whole(new Sandbox(controlPlane.client(), "crunch-time"), "crunch-time");
            whole(new Sandbox(controlPlane.client(), "corner-bakery"), "corner-bakery");
            assertThat(Sandbox.conditions(elsewhere.project("clients"))).isEmpty();
            // Before they are deleted: their RoleBindings go first.
            assertThat(operator.output()).doesNotContain("is forbidden");
            example("teams", "delete", "--ignore-not-found");
            example("simple", "delete", "--ignore-not-found");
        }
    }

    @Test
    void aWatchedNamespaceThatIsDeletedGoesWithItsTreeAndTheOtherGoesOn() throws Exception {
        var going = Sandbox.create(controlPlane);
        var staying = going.another();
        // The API server is away for longer than two thirds of a short lease, on a busy machine.
        helm.install(
                NAMESPACE,
                "{crds: {install: false}, operator: {leaseDuration: 5m}, watch: {namespaces: [%s, %s]}}"
                        .formatted(going.namespace(), staying.namespace()));
        try (var operator = Deployed.start(controlPlane, NAMESPACE, RELEASE, folder)) {
            var members = Trees.PROJECT.replace(
                    "name: acme}}", "name: acme}, apiKey: {}, members: [{kind: User, name: ada, role: Admin}]}");
            Stream.of(going, staying).forEach(sandbox -> sandbox.apply(members));
            for (var i = 0; i < 20; i++) {
                going.apply(Trees.subproject("client-" + i));
            }
            whole(going, "acme");
            whole(staying, "acme");

            var asked = System.nanoTime();
            going.client().namespaces().withName(going.namespace()).delete();

            eventuallyGone(going);
            MeasuredCluster.say(
                    "a watched namespace with 25 objects is gone %.1f s after its deletion",
                    MeasuredCluster.secondsSince(asked));

            // What watched there asks anew, and is refused: the Role went with the namespace.
            controlPlane.stop(Component.API_SERVER);
            controlPlane.start(Component.API_SERVER);
            staying.apply(Trees.subproject("later"));
            staying.eventuallyReady(Subproject.class, "later");
            assertThat(staying.find(Secret.class, "later-api-key")).isPresent();
            assertThat(Metrics.get(operator.port(), "/healthz").statusCode())
                    .as(operator.output())
                    .isEqualTo(200);
        }

        takeLease();
        // Started anew it goes on without, until it comes back.
        try (var operator = Deployed.start(controlPlane, NAMESPACE, RELEASE, folder)) {
            staying.apply(Trees.subproject("last"));
            staying.eventuallyReady(Subproject.class, "last");
            assertThat(operator.output())
                    .contains("Namespace " + going.namespace() + " does not exist: going on without it");

            namespace(going.namespace());

            assertThat(operator.end()).returns(1, Program.Ended::exitCode).satisfies(ended -> assertThat(ended.output())
                    .contains("A namespace of [" + going.namespace() + "] exists by now: ending, to be started anew"));
        }
    }

    @Test
    void withoutAnyOfItsNamespacesItSaysThatTheyDoNotExist() throws Exception {
        var sandbox = Sandbox.create(controlPlane);
        helm.install(NAMESPACE, "{crds: {install: false}, watch: {namespaces: [%s]}}".formatted(sandbox.namespace()));
        sandbox.client().namespaces().withName(sandbox.namespace()).delete();
        eventuallyGone(sandbox);

        try (var operator = Deployed.start(controlPlane, NAMESPACE, RELEASE, folder)) {
            assertThat(operator.end()).returns(1, Program.Ended::exitCode).satisfies(ended -> assertThat(ended.output())
                    .contains("The operator may not list secrets in namespace " + sandbox.namespace()
                            + ", which does not exist: create it")
                    .doesNotContain("\tat "));
        }
    }

    @Test
    void withoutRightsInOneOfItsNamespacesItSaysWhichAndWhat() throws Exception {
        helm.install(NAMESPACE, "{crds: {install: false}, watch: {namespaces: [shop, bank]}}");
        controlPlane
                .client()
                .rbac()
                .roleBindings()
                .inNamespace("bank")
                .withName(RELEASE)
                .delete();

        try (var operator = Deployed.start(controlPlane, NAMESPACE, RELEASE, folder)) {
            assertThat(operator.end()).returns(1, Program.Ended::exitCode).satisfies(ended -> assertThat(ended.output())
                    .contains("The operator may not list secrets in namespace bank: grant its service account"
                            + " get, list and watch there, or take the namespace out of --namespaces.")
                    .doesNotContain("\tat "));
        }
    }

    @Test
    void aNamespaceThatIsBeingDeletedIsNotTakenForOneWithoutRights() throws Exception {
        var sandbox = Sandbox.create(controlPlane);
        helm.install(NAMESPACE, "{crds: {install: false}, watch: {namespaces: [%s]}}".formatted(sandbox.namespace()));
        sandbox.apply(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: held, finalizers: [example.com/held]}
                """);
        sandbox.client().namespaces().withName(sandbox.namespace()).delete();
        sandbox.eventuallyGone(RoleBinding.class, RELEASE);

        try (var operator = Deployed.start(controlPlane, NAMESPACE, RELEASE, folder)) {
            assertThat(operator.end()).returns(1, Program.Ended::exitCode).satisfies(ended -> assertThat(ended.output())
                    .contains("The operator may not list secrets in namespace " + sandbox.namespace()
                            + ", which is being deleted: take it out of --namespaces"));
        }
        sandbox.client()
                .configMaps()
                .inNamespace(sandbox.namespace())
                .withName("held")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\": {\"finalizers\": null}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "not-there/dump"})
    void withoutMemoryTheProcessEndsWhetherTheDumpCanBeWrittenOrNot(String place, @TempDir Path dumps)
            throws Exception {
        var options = Chart.with("{heapDump: {enabled: true}, operator: {javaOptions: -Xmx8m}}")
                .one(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnv()
                .stream()
                .filter(variable -> variable.getName().equals("JAVA_TOOL_OPTIONS"))
                .findFirst()
                .orElseThrow()
                .getValue();

        var ended = Program.with(controlPlane.kubeconfig())
                .environment("JAVA_TOOL_OPTIONS", options.replace("=/heapdump", "=" + dumps.resolve(place)))
                .run("--port", "0");

        assertThat(ended.output()).contains("Terminating due to java.lang.OutOfMemoryError");
        assertThat(ended.exitCode()).isEqualTo(3);
        try (var files = Files.list(dumps)) {
            assertThat(files).hasSize(place.equals(".") ? 1 : 0);
        }
    }

    private void namespace(String name) {
        controlPlane
                .client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    private static void restrict(Sandbox sandbox) {
        sandbox.client().namespaces().withName(sandbox.namespace()).edit(namespace -> new NamespaceBuilder(namespace)
                .editMetadata()
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .endMetadata()
                .build());
    }

    private void example(String name, String verb, String option) throws Exception {
        Kubectl.of(controlPlane).run(verb, option, "-k", "examples/" + name);
    }

    private static void whole(Sandbox sandbox, String account) {
        sandbox.eventually(
                SinchAccount.class, account, ConditionType.SubtreeReady, ConditionStatus.True, Reason.SubtreeReady);
    }
}
