package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.Secret;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The built jar as whoever runs it sees it: its flags, its probes, its signals and its complaints. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramIT {

    private final LocalControlPlane controlPlane = startControlPlane();

    @BeforeAll
    void real() {
        Assumptions.assumeTrue(controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane");
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    @Test
    void itTellsItsVersionAndItsFlags() throws Exception {
        assertThat(Program.withoutCluster().run("--version").output()).startsWith("sinch-operator 0.");
        assertThat(Program.withoutCluster().run("--help").output()).contains("Usage: sinch-operator", "run", "tree");
        assertThat(Program.withoutCluster().run("run", "--help").output())
                .contains("--namespaces", "SINCH_OPERATOR_NAMESPACES", "--workers", "--port");
    }

    @Test
    void aWrongFlagIsRefusedInALine() throws Exception {
        assertThat(Program.withoutCluster().run("--workers", "0"))
                .returns(2, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output()).startsWith("--workers must be between 1 and 1000"));
        assertThat(Program.withoutCluster().run("--namespaces", "No Namespace"))
                .returns(2, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output()).startsWith("--namespaces has 'No Namespace'"));
        assertThat(Program.withoutCluster().run("dance"))
                .returns(2, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output()).contains("dance"));
    }

    @Test
    void withoutCrdsItSaysWhatToDoAndEnds() throws Exception {
        try (var bare = startControlPlane()) {
            var ended = Program.with(bare.kubeconfig()).run("--port", "0");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.output())
                    .contains("The CRD sinchaccounts.account.sinch.com is not installed: run `kubectl apply -f crds/`")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void withoutPermissionItSaysWhichAndEnds(@TempDir Path folder) throws Exception {
        Crds.install(controlPlane.client());

        var ended = Program.with(Kubeconfig.ofServiceAccount(controlPlane, "nobody", folder))
                .run("--port", "0");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output())
                .contains("The operator may not list sinchaccounts.account.sinch.com in all namespaces")
                .doesNotContain("\tat ");
    }

    @Test
    void withoutAnApiServerItSaysSoAndEnds(@TempDir Path folder) throws Exception {
        var nowhere = Files.writeString(
                folder.resolve("kubeconfig"),
                Files.readString(controlPlane.kubeconfig()).replaceAll("https://[^\\s\"]+", "https://127.0.0.1:1"));

        var ended = Program.with(nowhere).run("--port", "0");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output())
                .contains("The API server https://127.0.0.1:1/ cannot be used")
                .doesNotContain("\tat ");
    }

    @Test
    void itServesProbesAndMetricsAndEndsOnASignalWithZero() throws Exception {
        Crds.install(controlPlane.client());
        try (var program = Program.with(controlPlane.kubeconfig()).start("--port", "0")) {
            var port = program.port();

            assertThat(Metrics.get(port, "/healthz").statusCode()).isEqualTo(200);
            assertThat(Metrics.get(port, "/readyz").statusCode()).isEqualTo(200);
            assertThat(Metrics.get(port, "/metrics").body())
                    .contains(
                            "jvm_memory_used_bytes",
                            "sinch_operator_reconciliations_queue",
                            "controller_name=\"subproject\"");
            assertThat(Metrics.get(port, "/").statusCode()).isEqualTo(404);

            program.terminate();
            assertThat(program.exitCodeWithin(10)).isZero();
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        Crds.install(controlPlane.client());
        try (var taken = new ServerSocket(0)) {
            var ended = Program.with(controlPlane.kubeconfig()).run("--port", "" + taken.getLocalPort());

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.output()).contains("Port " + taken.getLocalPort() + " for probes and metrics");
        }
    }

    @Test
    void itKeepsToTheNamespacesOfItsEnvironment() throws Exception {
        Crds.install(controlPlane.client());
        var watched = Sandbox.create(controlPlane);
        var unwatched = Sandbox.create(controlPlane);
        var alsoWatched = Sandbox.create(controlPlane);
        var environment = watched.namespace() + "," + alsoWatched.namespace();
        try (var program = Program.with(controlPlane.kubeconfig())
                .environment("SINCH_OPERATOR_NAMESPACES", environment)
                .start("--port", "0")) {
            program.port();
            unwatched.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
            watched.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
            alsoWatched.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));

            watched.eventuallyReady(Subproject.class, "one");
            alsoWatched.eventuallyReady(Subproject.class, "one");
            assertThat(Objects.requireNonNull(unwatched.subproject("one").getStatus())
                            .observedGeneration())
                    .isNull();
        }
    }

    @Test
    void noLogLineEverHoldsAKey() throws Exception {
        Crds.install(controlPlane.client());
        var sandbox = Sandbox.create(controlPlane);
        try (var program = Program.with(controlPlane.kubeconfig())
                .environment("SINCH_OPERATOR_LOG_LEVEL", "DEBUG")
                .start("--port", "0")) {
            program.port();
            sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
            sandbox.eventuallyReady(Subproject.class, "one");
            var secret = sandbox.secret("one-api-key");
            sandbox.delete(Secret.class, "one-api-key");
            eventually(
                    () -> assertThat(sandbox.secret("one-api-key").getMetadata().getUid())
                            .isNotEqualTo(secret.getMetadata().getUid()));

            assertThat(program.output())
                    .doesNotContain(Sandbox.data(secret, "SINCH_KEY_SECRET"))
                    .doesNotContain(secret.getData().get("SINCH_KEY_SECRET"));
        }
    }

    private static LocalControlPlane startControlPlane() {
        return LocalControlPlane.start(System.err::println);
    }
}
