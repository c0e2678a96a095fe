package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ApiGroup;
import com.sinch.operator.cli.tree.TreeCommand;
import com.sinch.operator.cluster.Component;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import picocli.CommandLine;

/** {@code tree --watch} against an API server that refuses or goes away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TreeWatchIT {

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    @BeforeAll
    void install() {
        Assumptions.assumeTrue(
                controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane that can be restarted");
        Crds.install(controlPlane.client());
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    @Test
    void itSurvivesARestartOfTheApiServer() throws Exception {
        var sandbox = Sandbox.create(controlPlane);
        sandbox.apply(Trees.ACCOUNT);
        try (var watch = Program.with(controlPlane.kubeconfig()).start("tree", "-w", "-n", sandbox.namespace())) {
            eventually(() -> assertThat(watch.output()).contains("SinchAccount/acme"));

            controlPlane.stop(Component.API_SERVER);
            eventually(() -> assertThat(watch.output()).contains("The API server has stopped telling of changes"));
            controlPlane.start(Component.API_SERVER);
            eventually(() -> assertThat(watch.output()).contains("The API server tells of changes again."));
            sandbox.apply(Trees.PROJECT);

            eventually(() -> assertThat(watch.output()).contains("Project/clients"));
            assertThat(watch.process().isAlive()).isTrue();
            assertThat(watch.output()).doesNotContain("WARN", "ERROR", "\tat ");
        }
    }

    @Test
    void itSaysThatItMayNotWatchAndEnds() {
        var sandbox = Sandbox.create(controlPlane);
        permitToList("jane", sandbox);
        var out = new StringWriter();
        var err = new StringWriter();

        var exitCode = new CommandLine(new TreeCommand(() -> clientOf("jane"), Clock.systemUTC()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("--watch", "-n", sandbox.namespace());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("Not permitted (")
                .contains("ask for `list` and `watch` on the resources of account.sinch.com")
                .hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    private KubernetesClient clientOf(String user) {
        var config = controlPlane.config();
        config.setImpersonateUsername(user);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static void permitToList(String user, Sandbox sandbox) {
        sandbox.client()
                .resource(new RoleBuilder()
                        .withNewMetadata()
                        .withName("lister")
                        .withNamespace(sandbox.namespace())
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups(ApiGroup.GROUP)
                        .withResources("*")
                        .withVerbs("list")
                        .endRule()
                        .build())
                .create();
        sandbox.client()
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("lister")
                        .withNamespace(sandbox.namespace())
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "lister")
                        .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                        .build())
                .create();
    }
}
