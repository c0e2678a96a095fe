package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator makes of an API server that is busy or refuses it, and of a clock that is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleIT {

    private static final Pattern READY = Pattern.compile("probes and metrics on port (\\d+)");
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final int SUBPROJECTS = 30;
    private static final String ACCOUNT = "operator";

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    @BeforeAll
    void install() {
        Assumptions.assumeTrue(controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real API server");
        Crds.install(controlPlane.client());
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void anApiServerThatIsBusyAtTheStartIsAskedAgain(int status) throws Exception {
        try (var server = TroubledApiServer.start(
                        controlPlane.config(), (method, path, number) -> number < 2 ? status : 0);
                var operator = program(server).start("--port", "0")) {
            eventually(() -> assertThat(operator.output()).containsPattern(READY));

            assertThat(server.refusedWith(status)).isEqualTo(2);
        }
    }

    @Test
    void anApiServerThatStaysUnavailableIsNamedInALine() throws Exception {
        try (var server = TroubledApiServer.start(controlPlane.config(), (method, path, number) -> 503)) {
            var ended = program(server).run("--port", "0");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.output())
                    .contains("The API server http://127.0.0.1:", "cannot be used")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void whatIsRefusedNowAndThenIsDoneInTheEndAndOnce() throws Exception {
        // Every third write, each time in another way.
        try (var server = TroubledApiServer.start(
                        controlPlane.config(),
                        (method, path, number) -> READS.contains(method) || path.contains("selfsubjectaccess")
                                ? 0
                                : List.of(0, 0, 429, 0, 0, 500, 0, 0, 503).get((int) (number % 9)));
                var operator = program(server).start("--port", "0")) {
            eventually(() -> assertThat(operator.output()).containsPattern(READY));
            var sandbox = Sandbox.create(controlPlane);
            sandbox.apply(Trees.PROJECT);
            IntStream.range(0, SUBPROJECTS).forEach(i -> sandbox.apply(Trees.subproject("client-" + i)));

            MeasuredCluster.awaitReady(sandbox, SUBPROJECTS);

            assertThat(List.of(server.refusedWith(429), server.refusedWith(500), server.refusedWith(503)))
                    .allMatch(times -> times > 0);
            assertThat(keys(sandbox)).hasSize(SUBPROJECTS).allMatch(records -> records.size() == 1);
            operator.terminate();
            assertThat(operator.exitCodeWithin(20)).isZero();
        }
    }

    @Test
    void aTokenThatIsNoLongerAcceptedStopsTheWorkAndTheNextOneResumesIt(@TempDir Path folder) throws Exception {
        var sandbox = Sandbox.create(controlPlane);
        var token = folder.resolve("token");
        grant();
        renew(token);
        try (var operator = inPod(token, folder).start("--port", "0")) {
            eventually(() -> assertThat(operator.output()).containsPattern(READY));
            sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("before"));
            sandbox.eventuallyReady(Subproject.class, "before");
            var key = keys(sandbox);

            controlPlane
                    .client()
                    .resources(ServiceAccount.class)
                    .inNamespace("default")
                    .withName(ACCOUNT)
                    .delete();
            // An API server believes for ten seconds what it found out about a token.
            Sandbox.patiently().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                sandbox.apply(Trees.subproject("during-" + System.nanoTime()));
                assertThat(operator.output()).contains("does not accept the operator's credentials any more");
            });
            assertThat(operator.process().isAlive()).isTrue();
            assertThat(operator.output()).doesNotContain(Files.readString(token));

            renew(token);

            sandbox.apply(Trees.subproject("after"));
            sandbox.eventuallyReady(Subproject.class, "after");
            assertThat(operator.output()).contains("accepts the operator's credentials again");
            assertThat(keys(sandbox)).containsAll(key);
            operator.terminate();
            assertThat(operator.exitCodeWithin(20)).isZero();
        }
    }

    @Test
    void aTokenThatWasNeverAcceptedIsNamedInALine(@TempDir Path folder) throws Exception {
        var token = Files.writeString(folder.resolve("token"), "of-nobody");

        var ended = inPod(token, folder).run("--port", "0");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output())
                .contains("does not accept the operator's credentials")
                .doesNotContain("\tat ")
                .doesNotContain("of-nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void aClockThatIsAnHourOffCostsNoKey(Duration off) {
        var sandbox = Sandbox.create(controlPlane);
        List<List<KeyRecord>> made;
        try (var operator =
                RunningOperator.start(controlPlane, Clock.offset(Clock.systemUTC(), off), sandbox.namespace())) {
            sandbox.apply(Trees.PROJECT
                    + "---\n"
                    + Trees.subproject("one").replace("}}", "}, apiKey: {rotation: {interval: 720h, overlap: 24h}}}"));
            sandbox.eventuallyReady(Subproject.class, "one");
            sandbox.annotate(Subproject.class, "one", "rotate-key", "now");
            eventually(() -> assertThat(keys(sandbox)).first().satisfies(it -> assertThat(it)
                    .hasSize(2)));
            made = keys(sandbox);
            assertThat(operator.failed().getCount()).isEqualTo(1);
        }

        try (var operator = RunningOperator.start(controlPlane, Clock.systemUTC(), sandbox.namespace())) {
            eventually(() ->
                    assertThat(Metrics.of(operator).reconciled("subproject")).isPositive());
            sandbox.apply(Trees.subproject("two"));
            sandbox.eventuallyReady(Subproject.class, "two");
            sandbox.eventuallyReady(Project.class, "clients");

            assertThat(keys(sandbox)).contains(made.get(0)).hasSize(2);
        }
    }

    private static List<List<KeyRecord>> keys(Sandbox sandbox) {
        return sandbox.client().resources(Subproject.class).inNamespace(sandbox.namespace()).list().getItems().stream()
                .map(it -> it.getStatus() == null
                        ? List.<KeyRecord>of()
                        : it.getStatus().keys())
                .toList();
    }

    private static Program program(TroubledApiServer server) {
        var program = Program.withoutCluster();
        for (var variable : server.environment().entrySet()) {
            program = program.environment(variable.getKey(), variable.getValue());
        }
        return program;
    }

    /** As a pod has it: a token in a file that the kubelet writes anew. */
    private Program inPod(Path token, Path folder) throws IOException {
        var access = controlPlane.config();
        var authority = Objects.requireNonNull(access.getCaCertData());
        return Program.withoutCluster()
                .environment("KUBERNETES_AUTH_TRYKUBECONFIG", "false")
                .environment("KUBERNETES_MASTER", access.getMasterUrl())
                .environment(
                        "KUBERNETES_CERTS_CA_FILE",
                        Files.write(
                                        folder.resolve("ca.crt"),
                                        Base64.getDecoder().decode(authority))
                                .toString())
                .environment("KUBERNETES_AUTH_SERVICEACCOUNT_TOKEN", token.toString());
    }

    private void grant() {
        controlPlane
                .client()
                .resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(ACCOUNT)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                        .addNewSubject("", "ServiceAccount", ACCOUNT, "default")
                        .build())
                .serverSideApply();
    }

    /** Gives the account a token that is good, in one step. */
    private void renew(Path file) throws IOException {
        var client = controlPlane.client();
        client.resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(ACCOUNT)
                        .withNamespace("default")
                        .endMetadata()
                        .build())
                .serverSideApply();
        var token = client.serviceAccounts()
                .inNamespace("default")
                .withName(ACCOUNT)
                .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
                .getStatus()
                .getToken();
        var next = Files.writeString(file.resolveSibling("next"), token);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
