package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.cluster.LocalControlPlane;
import io.fabric8.kubernetes.api.model.Namespace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@OnRealCluster
class ExamplesIT {

    static Stream<Path> examples() throws IOException {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isAppliedBecomesReadyAndIsDeletedAsItsReadmeSays(
            Path example, LocalControlPlane controlPlane, @TempDir Path folder) throws Exception {
        var readme = Page.read(example.resolve("README.md").toString());
        var client = controlPlane.client();
        var namespaces = Examples.namespaces(Kubectl.of(controlPlane).run("kustomize", example.toString()));

        readme.before("## Delete it").run(controlPlane, "default", folder);

        Sandbox.eventually(() -> {
            assertThat(namespaces.stream().flatMap(namespace -> Examples.notReady(client, namespace)))
                    .isEmpty();
            assertThat(namespaces.stream()
                            .flatMap(namespace -> Examples.all(client, namespace, SinchAccount.class).stream()))
                    .hasSize(1);
        });
        readme.from("## Delete it").run(controlPlane, "default", folder);
        assertThat(namespaces).allSatisfy(namespace -> assertThat(
                        client.resources(Namespace.class).withName(namespace).get())
                .isNull());
    }
}
