package com.sinch.operator.it;

import static com.sinch.operator.it.MeasuredCluster.AT_MOST;
import static com.sinch.operator.it.MeasuredCluster.say;
import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.schema.Baseline;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Jars of other versions follow one another on a cluster of a thousand Subprojects, as an upgrade, a rolling update and a
 * downgrade have them. The steps build on each other.
 */
@Isolated("what it counts would be others' work too")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeIT {

    /** {@code -Dmeasured.subprojects=5000} for more. */
    private static final int SUBPROJECTS = Integer.getInteger("measured.subprojects", 1000);

    private static final Pattern PORT = Pattern.compile("probes and metrics on port (\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");
    /** Without a bound a JVM takes a quarter of the machine before it cleans up. */
    private static final String HEAP = "-Xmx256m";

    private static final String OLDER = "0.0.1";
    private static final String NEWER = "99.0.0";

    private static final List<Class<? extends HasMetadata>> WRITTEN = List.of(
            SinchAccount.class,
            BillingAccount.class,
            Payment.class,
            Project.class,
            Subproject.class,
            Secret.class,
            Role.class,
            RoleBinding.class);

    /** Its member has Roles everywhere, so that these are counted as well. */
    private static final String PROJECT = Trees.PROJECT.replace(
            "{accountRef: {name: acme}}",
            "{accountRef: {name: acme}, members: [{kind: User, name: vera, role: Member}]}");

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);
    private final Sandbox sandbox = Sandbox.create(controlPlane);

    private Path folder = Path.of("");

    @BeforeAll
    void settle(@TempDir Path jars) throws Exception {
        folder = jars;
        Assumptions.assumeTrue(
                controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: counts are those of a real API server");
        Crds.install(controlPlane.client(), Baseline.FOLDER.resolve("crds"));
        OtherVersion.of(OLDER, folder);
        OtherVersion.of(NEWER, folder);
        try (var operator = started(OLDER)) {
            say("with nothing to do an operator (%s) takes %s", HEAP, memory(operator));
            sandbox.apply(PROJECT);
            IntStream.range(0, SUBPROJECTS)
                    .parallel()
                    .forEach(i -> sandbox.apply(
                            Trees.subproject("client-" + i).replace("}}", "}, apiKey: {rotation: {interval: 720h}}}")));
            MeasuredCluster.awaitReady(sandbox, SUBPROJECTS);
            awaitRest();
            say("with %d Subprojects, all made by itself, it takes %s", SUBPROJECTS, memory(operator));
            stop(operator);
        }
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    @Test
    @Order(1)
    void theVersionsDiffer() throws Exception {
        assertThat(Program.withoutCluster().jar(jar(OLDER)).run("--version").output())
                .isEqualTo("sinch-operator " + OLDER + "\n");
        assertThat(Program.withoutCluster().jar(jar(NEWER)).run("--version").output())
                .isEqualTo("sinch-operator " + NEWER + "\n");
    }

    @Test
    @Order(2)
    void anUpgradeOfCrdsAndOperatorWritesNothing() throws Exception {
        var before = controlPlaneWrites();
        var stored = stored();

        Crds.install(controlPlane.client());
        try (var operator = started(NEWER)) {
            awaitReconciled(operator);
            awaitRest();
            say("after a restart with %d Subprojects it takes %s", SUBPROJECTS, memory(operator));

            say("writes at an upgrade with %d Subprojects: %s", SUBPROJECTS, since(before));
            assertThat(since(before)).isEmpty();
            assertThat(stored()).isEqualTo(stored).hasSizeGreaterThan(4 * SUBPROJECTS);
            stop(operator);
        }
    }

    @Test
    @Order(3)
    void aRollingUpdateWritesNothing() throws Exception {
        var before = controlPlaneWrites();
        var stored = stored();

        try (var older = started(OLDER, "--leader-elect");
                var newer = standingBy(older)) {
            awaitReconciled(older);
            stop(older);
            eventually(() -> assertThat(leads(newer)).isTrue());
            awaitReconciled(newer);
            awaitRest();

            say("writes at a rolling update with %d Subprojects: %s", SUBPROJECTS, since(before));
            assertThat(since(before)).isEmpty();
            assertThat(stored()).isEqualTo(stored);
            stop(newer);
        }
    }

    @Test
    @Order(4)
    void anOlderOperatorLeavesWhatItDoesNotKnowButForAStatusThatItWrites() throws Exception {
        invent();
        var name = "client-0";
        eventually(() -> {
            patch(name, "", "{\"spec\": {\"invented\": \"kept\"}}");
            patch(name, "/status", "{\"status\": {\"invented\": \"reported\"}}");
            assertThat(read(name)).contains("invented=kept", "invented=reported");
        });
        patch(
                name,
                "/status",
                """
                {"status": {"conditions": [{"type": "Invented", "status": "True", "reason": "Newer", "message": "",
                 "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
                """);
        var key = activeKey(name);

        try (var operator = started(OLDER)) {
            eventually(() -> assertThat(read(name)).contains("type=Ready").doesNotContain("invented=reported"));
            sandbox.eventuallyReady(Subproject.class, name);
            awaitReconciled(operator);

            assertThat(read(name)).contains("invented=kept", "type=Invented").doesNotContain("invented=reported");
            assertThat(activeKey(name)).isEqualTo(key);
            stop(operator);
        }
    }

    private Program.Running standingBy(Program.Running leader) throws IOException {
        eventually(() -> assertThat(leads(leader)).isTrue());
        return started(NEWER, "--leader-elect");
    }

    private Program.Running started(String version, String... flags) throws IOException {
        var arguments = new ArrayList<>(List.of("--port", "0"));
        arguments.addAll(List.of(flags));
        var program = Program.with(controlPlane.kubeconfig())
                .environment("JAVA_TOOL_OPTIONS", HEAP)
                .jar(jar(version))
                .start(arguments.toArray(String[]::new));
        eventually(() -> assertThat(program.output()).containsPattern(PORT));
        return program;
    }

    private Path jar(String version) {
        return folder.resolve("sinch-operator-" + version + ".jar");
    }

    private static void stop(Program.Running operator) throws InterruptedException {
        operator.terminate();
        assertThat(operator.exitCodeWithin(20)).as(operator.output()).isZero();
    }

    private static void awaitReconciled(Program.Running operator) {
        Awaitility.await().atMost(AT_MOST).untilAsserted(() -> assertThat(
                        metrics(operator).reconciled("subproject"))
                .isGreaterThanOrEqualTo(SUBPROJECTS));
    }

    /** Until nothing was written for longer than an operator holds anything back. */
    private void awaitRest() {
        var last = new WriteCounts[] {controlPlaneWrites()};
        Awaitility.await()
                .pollInterval(Duration.ofMillis(500))
                .during(Duration.ofSeconds(6))
                .atMost(AT_MOST)
                .until(() -> {
                    var now = controlPlaneWrites();
                    var same = now.equals(last[0]);
                    last[0] = now;
                    return same;
                });
    }

    private WriteCounts controlPlaneWrites() {
        return WriteCounts.of(controlPlane.client());
    }

    private Map<String, Long> since(WriteCounts before) {
        return controlPlaneWrites().since(before).byResource();
    }

    /** The version of everything that an operator writes: whatever was written in between has another one. */
    private Map<String, String> stored() {
        var versions = new TreeMap<String, String>();
        WRITTEN.forEach(kind -> sandbox.client()
                .resources(kind)
                .inNamespace(sandbox.namespace())
                .list()
                .getItems()
                .forEach(it -> versions.put(
                        it.getKind() + " " + it.getMetadata().getName(),
                        it.getMetadata().getResourceVersion())));
        return versions;
    }

    private static boolean leads(Program.Running program) {
        return metrics(program).sum("sinch_operator_leading") == 1;
    }

    private static Metrics metrics(Program.Running program) {
        var found = PORT.matcher(program.output());
        assertThat(found.find()).isTrue();
        return Metrics.at(Integer.parseInt(found.group(1)));
    }

    /** What the operator's process takes, where the system tells. */
    private static String memory(Program.Running operator) throws IOException {
        var file = Path.of("/proc", Long.toString(operator.process().pid()), "status");
        var heap = metrics(operator).sum("jvm_memory_used_bytes{area=\"heap\"") >> 20;
        if (!Files.exists(file)) {
            return heap + " MiB of heap";
        }
        var found = RESIDENT.matcher(Files.readString(file));
        assertThat(found.find()).isTrue();
        return (Long.parseLong(found.group(1)) >> 10) + " MiB (RSS), " + heap + " MiB of them heap in use";
    }

    private String activeKey(String name) {
        return Objects.requireNonNull(
                        Objects.requireNonNull(sandbox.subproject(name).getStatus())
                                .apiKey())
                .keyId();
    }

    /** What a newer version might add. */
    private void invent() {
        var client = controlPlane.client();
        var newer = Crds.read(client).stream()
                .filter(crd -> crd.getSpec().getNames().getKind().equals("Subproject"))
                .findFirst()
                .orElseThrow();
        var schema = newer.getSpec()
                .getVersions()
                .get(0)
                .getSchema()
                .getOpenAPIV3Schema()
                .getProperties();
        List.of("spec", "status").forEach(part -> Objects.requireNonNull(schema.get(part))
                .getProperties()
                .put("invented", new JSONSchemaPropsBuilder().withType("string").build()));
        client.resource(newer).forceConflicts().serverSideApply();
    }

    private void patch(String name, String subresource, String json) {
        var resource = sandbox.client()
                .resources(Subproject.class)
                .inNamespace(sandbox.namespace())
                .withName(name);
        var merge = PatchContext.of(PatchType.JSON_MERGE);
        if (subresource.isEmpty()) {
            resource.patch(merge, json);
        } else {
            resource.subresource("status").patch(merge, json);
        }
    }

    private String read(String name) {
        GenericKubernetesResource subproject = sandbox.client()
                .genericKubernetesResources("account.sinch.com/v1alpha1", "Subproject")
                .inNamespace(sandbox.namespace())
                .withName(name)
                .get();
        return subproject.getAdditionalProperties().toString();
    }
}
