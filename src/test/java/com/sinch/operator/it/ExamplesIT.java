package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@OnRealCluster
class ExamplesIT {

    private static final List<Class<? extends CustomResource<?, ? extends ReportedStatus>>> KINDS =
            List.of(SinchAccount.class, BillingAccount.class, Project.class, Subproject.class);

    static Stream<Path> examples() throws IOException {
        try (var folders = Files.list(Path.of("examples"))) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isAppliedBecomesReadyAndIsDeletedAsItsReadmeSays(
            Path example, LocalControlPlane controlPlane, @TempDir Path folder) throws Exception {
        var readme = Page.read(example.resolve("README.md").toString());
        var namespace = namespace(example);

        readme.before("## Delete it").run(controlPlane, "default", folder);

        var sandbox = new Sandbox(controlPlane.client(), namespace);
        Sandbox.eventually(() -> {
            assertThat(notReady(sandbox)).isEmpty();
            assertThat(all(sandbox, SinchAccount.class)).hasSize(1);
        });
        readme.from("## Delete it").run(controlPlane, "default", folder);
        assertThat(controlPlane
                        .client()
                        .resources(Namespace.class)
                        .withName(namespace)
                        .get())
                .isNull();
    }

    private static List<String> notReady(Sandbox sandbox) {
        return KINDS.stream()
                .flatMap(kind -> all(sandbox, kind).stream())
                .filter(object -> !ready(object))
                .map(object ->
                        object.getKind() + " " + object.getMetadata().getName() + " " + Sandbox.conditions(object))
                .toList();
    }

    /** Ready, and where it has a subtree, that too. */
    private static boolean ready(CustomResource<?, ? extends ReportedStatus> object) {
        var conditions = Sandbox.conditions(object);
        var subtree = Conditions.find(conditions, ConditionType.SubtreeReady);
        return Conditions.status(conditions, ConditionType.Ready) == ConditionStatus.True
                && subtree.map(it -> it.status() == ConditionStatus.True).orElse(true);
    }

    private static <T extends CustomResource<?, ? extends ReportedStatus>> List<T> all(Sandbox sandbox, Class<T> kind) {
        return sandbox.client()
                .resources(kind)
                .inNamespace(sandbox.namespace())
                .list()
                .getItems();
    }

    /** The namespace that the example makes for itself. */
    private static String namespace(Path example) throws IOException {
        return Files.readAllLines(example.resolve("kustomization.yaml")).stream()
                .filter(line -> line.startsWith("namespace: "))
                .map(line -> line.substring("namespace: ".length()))
                .findFirst()
                .orElseThrow();
    }
}
