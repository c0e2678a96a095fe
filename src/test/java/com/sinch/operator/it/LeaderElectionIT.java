package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Operators that run side by side, as processes of their own: one works, and another does when that one is gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaderElectionIT {

    private static final String READER = "reader-without-lease";
    private static final int SUBPROJECTS = 100;
    private static final Duration LEASE = Duration.ofSeconds(4);

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);
    private final List<Program.Running> running = new ArrayList<>();

    @BeforeAll
    void real() {
        Assumptions.assumeTrue(controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane");
        Crds.install(controlPlane.client());
    }

    @AfterEach
    void end() throws IOException {
        for (var program : running) {
            program.close();
        }
        running.clear();
        controlPlane.client().leases().inNamespace("default").delete();
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    @Test
    void oneWorksAndTheOtherStandsByReady() throws Exception {
        var sandbox = Sandbox.create(controlPlane);
        var leader = started();
        eventually(() -> assertThat(leads(leader)).isTrue());
        var standby = started();

        sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
        sandbox.eventuallyReady(Subproject.class, "one");

        assertThat(Metrics.get(standby.port(), "/readyz").statusCode()).isEqualTo(200);
        assertThat(Metrics.get(standby.port(), "/healthz").statusCode()).isEqualTo(200);
        assertThat(leads(standby)).isFalse();
        assertThat(Metrics.at(standby.port()).sum("sinch_operator_reconciliations_success_total"))
                .isZero();
        assertThat(Metrics.at(leader.port()).sum("sinch_operator_reconciliations_success_total"))
                .isPositive();
    }

    @Test
    void aLeaderThatIsToldToStopLetsGoOfTheLease() throws Exception {
        var sandbox = Sandbox.create(controlPlane);
        var leader = started();
        eventually(() -> assertThat(leads(leader)).isTrue());
        var standby = started();
        var held = holder();

        leader.terminate();
        assertThat(leader.exitCodeWithin(20)).isZero();
        var gone = System.nanoTime();
        // Nobody has it, or the other has it already: nobody waits for it to run out.
        assertThat(holder()).isNotEqualTo(held);
        awaitLeading(standby);
        MeasuredCluster.say(
                "a leader that was told to stop is followed %.1f s after its end", MeasuredCluster.secondsSince(gone));

        sandbox.apply(Trees.PROJECT);
        sandbox.eventuallyReady(Project.class, "clients");
        assertThat(leader.output()).contains("Nobody leads");
    }

    @Test
    void aLeaderThatIsKilledIsFollowedOnceItsLeaseHasRunOut() throws Exception {
        var sandbox = Sandbox.create(controlPlane);
        var leader = started();
        eventually(() -> assertThat(leads(leader)).isTrue());
        var standby = started();

        leader.process().destroyForcibly().waitFor();
        var gone = System.nanoTime();
        assertThat(holder()).isNotEmpty();
        awaitLeading(standby);
        MeasuredCluster.say(
                "a leader that was killed is followed after %.1f s, with a lease of %d s",
                MeasuredCluster.secondsSince(gone), LEASE.toSeconds());

        sandbox.apply(Trees.PROJECT);
        sandbox.eventuallyReady(Project.class, "clients");
    }

    @Test
    void aStandbyThatIsToldToStopEndsAndTakesNothingAlong() throws Exception {
        var leader = started();
        eventually(() -> assertThat(leads(leader)).isTrue());
        var standby = started();
        var holder = holder();

        standby.terminate();

        assertThat(standby.exitCodeWithin(20)).isZero();
        assertThat(holder()).isEqualTo(holder);
        assertThat(leads(leader)).isTrue();
    }

    @Test
    void whatALeaderWritesThatWasPausedForTooLongChangesNothing() throws Exception {
        var sandbox = Sandbox.create(controlPlane);
        var paused = started();
        eventually(() -> assertThat(leads(paused)).isTrue());
        var standby = started();
        sandbox.apply(Trees.PROJECT);
        sandbox.eventuallyReady(Project.class, "clients");

        // In the midst of its work.
        IntStream.range(0, SUBPROJECTS)
                .parallel()
                .forEach(number -> sandbox.apply(Trees.subproject("client-" + number)));
        eventually(() -> assertThat(secrets(sandbox)).isNotEmpty());
        signal(paused, "STOP");
        awaitLeading(standby);
        MeasuredCluster.awaitReady(sandbox, SUBPROJECTS);
        var before = versions(sandbox);

        signal(paused, "CONT");

        assertThat(paused.exitCodeWithin(60)).isEqualTo(1);
        assertThat(paused.output()).contains("The Lease was not renewed in time");
        assertThat(versions(sandbox)).isEqualTo(before);
        assertThat(leads(standby)).isTrue();
        assertThat(subprojects(sandbox)).hasSize(SUBPROJECTS).allSatisfy(subproject -> assertThat(
                        Objects.requireNonNull(subproject.getStatus()).keys())
                .extracting(KeyRecord::state)
                .containsExactly(KeyState.Active));
    }

    @Test
    void whoMayNotHoldTheLeaseSaysWhatIsMissingAndEnds(@TempDir Path folder) throws Exception {
        var client = controlPlane.client();
        client.resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(READER)
                        .endMetadata()
                        .addNewRule()
                        .addToApiGroups("*")
                        .addToResources("*")
                        .addToVerbs("get", "list", "watch")
                        .endRule()
                        .build())
                .create();
        client.resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(READER)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", READER)
                        .addNewSubject("", "ServiceAccount", READER, "default")
                        .build())
                .create();
        var kubeconfig = Kubeconfig.ofServiceAccount(controlPlane, READER, folder);

        // The API server learns of the grant a moment later.
        eventually(() -> {
            var ended = Program.with(kubeconfig).run("--port", "0", "--leader-elect", "--lease", "default/ours");
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.output())
                    .contains("The operator may not create leases.coordination.k8s.io in namespace default: grant its"
                            + " service account get, create and patch, or run it without --leader-elect.")
                    .doesNotContain("\tat ");
        });
    }

    @Test
    void aLeaseDurationOutOfItsBoundsIsRefusedInALine() throws Exception {
        assertThat(Program.withoutCluster().run("--leader-elect", "--lease-duration", "1s"))
                .returns(2, Program.Ended::exitCode)
                .satisfies(ended ->
                        assertThat(ended.output()).startsWith("--lease-duration must be between 3s and 10m, not 1s"));
        assertThat(Program.withoutCluster().run("--leader-elect", "--lease-duration", "soon"))
                .returns(2, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output()).contains("'soon' is no duration like 15s or 1m30s"));
    }

    @Test
    void aLeaseThatCannotBeIsRefusedInALine() throws Exception {
        assertThat(Program.withoutCluster().run("--leader-elect", "--lease", "a/b/c"))
                .returns(2, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output())
                        .startsWith("--lease has 'a/b/c', which is no name and no namespace/name"));
    }

    private Program.Running started() throws IOException {
        var program = Program.with(controlPlane.kubeconfig())
                .start("--port", "0", "--leader-elect", "--lease-duration", LEASE.toSeconds() + "s");
        running.add(program);
        program.port();
        return program;
    }

    private static boolean leads(Program.Running program) {
        return Metrics.at(program.port()).sum("sinch_operator_leading") == 1;
    }

    private static void awaitLeading(Program.Running program) {
        Awaitility.await()
                .atMost(MeasuredCluster.AT_MOST)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> leads(program));
    }

    private String holder() {
        return Optional.ofNullable(controlPlane
                        .client()
                        .leases()
                        .inNamespace("default")
                        .withName("sinch-operator")
                        .get())
                .map(Lease::getSpec)
                .map(spec -> spec.getHolderIdentity())
                .orElse("");
    }

    private static void signal(Program.Running program, String name) throws Exception {
        var kill = new ProcessBuilder(
                "kill", "-" + name, Long.toString(program.process().pid()));
        assertThat(kill.start().waitFor()).isZero();
    }

    private static List<Secret> secrets(Sandbox sandbox) {
        return sandbox.client()
                .secrets()
                .inNamespace(sandbox.namespace())
                .list()
                .getItems();
    }

    private static List<Subproject> subprojects(Sandbox sandbox) {
        return sandbox.client()
                .resources(Subproject.class)
                .inNamespace(sandbox.namespace())
                .list()
                .getItems();
    }

    private static Map<String, String> versions(Sandbox sandbox) {
        var versions = new TreeMap<String, String>();
        secrets(sandbox).forEach(it -> versions.put("Secret " + name(it), version(it)));
        subprojects(sandbox).forEach(it -> versions.put("Subproject " + name(it), version(it)));
        sandbox.client()
                .resources(Project.class)
                .inNamespace(sandbox.namespace())
                .list()
                .getItems()
                .forEach(it -> versions.put("Project " + name(it), version(it)));
        return versions;
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }

    private static String version(HasMetadata object) {
        return object.getMetadata().getResourceVersion();
    }
}
