package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ApiGroup;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is left of a tree when the operator was uninstalled first. On a control plane whose operator ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseIT {

    private static final String THEIRS = "example.com/audit";

    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);

    @BeforeAll
    void real() {
        Assumptions.assumeTrue(controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real control plane");
    }

    @BeforeEach
    void install() {
        Crds.install(controlPlane.client());
    }

    @AfterAll
    void stop() {
        controlPlane.close();
    }

    @Test
    void itLetsADeletedTreeGoAndLeavesTheFinalizersOfOthers() throws Exception {
        var sandbox = treeWithoutOperator();
        addFinalizer(sandbox, "clients");
        deleteEverything(sandbox);
        var stuck = versions(sandbox);
        assertThat(stuck).hasSize(4);

        assertThat(release(sandbox, "--terminating"))
                .returns(0, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output())
                        .containsPattern("Project +" + sandbox.namespace() + "/clients +for \\d+s +"
                                + THEIRS.replace(".", "\\."))
                        .contains("Nothing was changed. With --confirm", "is removed from 4 objects"));
        assertThat(versions(sandbox)).as("after the dry run").isEqualTo(stuck);

        assertThat(release(sandbox, "--confirm"))
                .returns(0, Program.Ended::exitCode)
                .satisfies(ended -> assertThat(ended.output())
                        .contains(
                                "SinchAccount " + sandbox.namespace() + "/acme: released\n",
                                "/clients: released; other finalizers stay: " + THEIRS,
                                "Released 4 of 4 objects."));
        sandbox.eventuallyGone(SinchAccount.class, "acme");
        sandbox.eventuallyGone(BillingAccount.class, "acme-default");
        sandbox.eventuallyGone(Project.class, "acme-default");
        assertThat(sandbox.project("clients").getMetadata().getFinalizers()).containsExactly(THEIRS);

        assertThat(release(sandbox, "--confirm").output()).startsWith("Nothing carries the finalizer ");
        sandbox.client().resource(sandbox.project("clients")).edit(project -> {
            project.getMetadata().setFinalizers(List.of());
            return project;
        });
        sandbox.eventuallyGone(Project.class, "clients");
    }

    @Test
    void whatNobodyDeletesStaysAsItIsButForTheFinalizer() throws Exception {
        var sandbox = treeWithoutOperator();
        var before = sandbox.project("clients");

        assertThat(release(sandbox, "--confirm").exitCode()).isZero();

        var after = sandbox.project("clients");
        assertThat(after.getMetadata().getFinalizers()).isEmpty();
        assertThat(after.getMetadata().getDeletionTimestamp()).isNull();
        assertThat(after.getMetadata().getGeneration())
                .isEqualTo(before.getMetadata().getGeneration());
        assertThat(after.getStatus()).isEqualTo(before.getStatus());
        assertThat(sandbox.find(Subproject.class, "one")).isPresent();
    }

    @Test
    void itLetsDeletedCrdsGo() throws Exception {
        treeWithoutOperator();
        var client = controlPlane.client();
        var crds = Crds.read(client);
        crds.forEach(crd -> client.resource(crd).delete());
        Sandbox.eventually(() -> assertThat(existing(crds)).hasSize(3));

        assertThat(Program.with(controlPlane.kubeconfig())
                        .run("release", "-A", "--confirm")
                        .exitCode())
                .isZero();

        crds.forEach(crd -> client.resource(crd).waitUntilCondition(Objects::isNull, 30, TimeUnit.SECONDS));
    }

    /** A tree that an operator has taken into its care, and then went away. */
    private Sandbox treeWithoutOperator() {
        var sandbox = Sandbox.create(controlPlane);
        try (var operator = RunningOperator.start(controlPlane, sandbox.namespace())) {
            sandbox.apply(Trees.PROJECT + "---\n" + Trees.subproject("one"));
            sandbox.eventuallyReady(Subproject.class, "one");
            Sandbox.eventually(() -> assertThat(parents(sandbox)).hasSize(4).allMatch(ReleaseIT::held));
            assertThat(operator.failed().getCount()).isEqualTo(1);
        }
        return sandbox;
    }

    private static boolean held(HasMetadata object) {
        return object.getMetadata().getFinalizers().contains(ApiGroup.FINALIZER);
    }

    private static void addFinalizer(Sandbox sandbox, String project) {
        sandbox.client().resource(sandbox.project(project)).edit(object -> {
            object.addFinalizer(THEIRS);
            return object;
        });
    }

    private static void deleteEverything(Sandbox sandbox) {
        sandbox.delete(Subproject.class, "one");
        parents(sandbox).forEach(object -> sandbox.client().resource(object).delete());
    }

    private Program.Ended release(Sandbox sandbox, String flag) throws Exception {
        return Program.with(controlPlane.kubeconfig()).run("release", "-n", sandbox.namespace(), flag);
    }

    private static List<String> versions(Sandbox sandbox) {
        return parents(sandbox).stream()
                .map(object -> object.getMetadata().getName() + " "
                        + object.getMetadata().getResourceVersion())
                .toList();
    }

    private static List<? extends HasMetadata> parents(Sandbox sandbox) {
        return Stream.<Class<? extends CustomResource<?, ?>>>of(SinchAccount.class, BillingAccount.class, Project.class)
                .flatMap(kind ->
                        sandbox.client().resources(kind).inNamespace(sandbox.namespace()).list().getItems().stream())
                .toList();
    }

    private List<CustomResourceDefinition> existing(List<CustomResourceDefinition> crds) {
        return crds.stream()
                .map(crd -> controlPlane.client().resource(crd).get())
                .filter(Objects::nonNull)
                .toList();
    }
}
