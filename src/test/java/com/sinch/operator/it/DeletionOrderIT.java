package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In whatever order a tree is deleted, it unwinds from the bottom and leaves nothing. */
@OnRealCluster
class DeletionOrderIT {

    private static final int SUBPROJECTS = 12;
    private static final Duration NAMESPACE_GOES = Duration.ofMinutes(4);

    static Stream<Path> examples() throws IOException {
        return Examples.inOneNamespace();
    }

    /** Some that never change, and one of chance. */
    static LongStream seeds() {
        return LongStream.of(1, 2, 3, System.nanoTime());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleDeletedFromANamespaceThatStaysLeavesNothingInIt(
            Path example, Sandbox sandbox, LocalControlPlane controlPlane) throws Exception {
        var kubectl = Kubectl.of(controlPlane);
        var files = manifests(example);
        kubectl.run(arguments("apply", sandbox, files));
        eventually(() -> assertThat(objects(sandbox, SinchAccount.class))
                .singleElement()
                .satisfies(account -> sandbox.eventually(
                        SinchAccount.class,
                        account.getMetadata().getName(),
                        ConditionType.SubtreeReady,
                        ConditionStatus.True,
                        Reason.SubtreeReady)));
        assertThat(objects(sandbox, Secret.class)).isNotEmpty();

        kubectl.run(arguments("delete", sandbox, files));

        assertNothingIsLeft(sandbox);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void parentsAndChildrenDeletedInAnyOrderLeaveNothing(long seed, Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        sandbox.apply(
                """
                apiVersion: account.sinch.com/v1alpha1
                kind: BillingAccount
                metadata: {name: second}
                spec: {accountRef: {name: acme}, type: Postpaid, currency: EUR}
                ---
                apiVersion: account.sinch.com/v1alpha1
                kind: Project
                metadata: {name: others}
                spec: {accountRef: {name: acme}, billingAccountRef: {name: second}, apiKey: {}}
                """);
        IntStream.range(0, SUBPROJECTS)
                .parallel()
                .forEach(i -> sandbox.apply(
                        Trees.subproject("client-" + i).replace("clients", i % 2 == 0 ? "clients" : "others")));
        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.SubtreeReady, ConditionStatus.True, Reason.SubtreeReady);

        var tree = new ArrayList<>(tree(sandbox));
        Collections.shuffle(tree, new Random(seed));
        tree.forEach(object -> sandbox.client().resource(object).delete());

        assertNothingIsLeft(sandbox);
    }

    @Test
    void aNamespaceWhoseAccountHasChildrenElsewhereSaysWhatItWaitsForAndGoesAfterThem(Sandbox sandbox) {
        sandbox.apply(Trees.ACCOUNT.replace("spec: {}", "spec: {allowedNamespaces: {from: All}}"));
        var other = sandbox.another();
        other.apply(
                """
                apiVersion: account.sinch.com/v1alpha1
                kind: Project
                metadata: {name: elsewhere}
                spec: {accountRef: {name: acme, namespace: %s}}
                """
                        .formatted(sandbox.namespace()));
        other.eventually(Project.class, "elsewhere", ConditionType.Accepted, ConditionStatus.True, Reason.Accepted);

        sandbox.client().namespaces().withName(sandbox.namespace()).delete();
        // Kubernetes' own part, in its own time.
        Sandbox.patiently().atMost(NAMESPACE_GOES).untilAsserted(() -> assertThat(
                        sandbox.account("acme").getMetadata().getDeletionTimestamp())
                .isNotNull());

        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.Ready, ConditionStatus.False, Reason.WaitingForChildren);
        eventually(() -> assertThat(Sandbox.condition(sandbox.account("acme"), ConditionType.Ready)
                        .message())
                .contains("Project " + other.namespace() + "/elsewhere"));
        other.delete(Project.class, "elsewhere");
        Sandbox.patiently().atMost(NAMESPACE_GOES).untilAsserted(() -> assertThat(sandbox.client()
                        .resources(Namespace.class)
                        .withName(sandbox.namespace())
                        .get())
                .isNull());
    }

    private static String[] arguments(String verb, Sandbox sandbox, List<Path> files) {
        return Stream.concat(
                        Stream.of(verb, "--namespace", sandbox.namespace()),
                        files.stream().flatMap(file -> Stream.of("-f", file.toString())))
                .toArray(String[]::new);
    }

    /** All that an example applies but its namespace. */
    private static List<Path> manifests(Path example) throws IOException {
        try (var files = Files.list(example)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml") && !file.endsWith("namespace.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<HasMetadata> tree(Sandbox sandbox) {
        return Stream.of(SinchAccount.class, BillingAccount.class, Project.class, Subproject.class)
                .<HasMetadata>flatMap(kind -> objects(sandbox, kind).stream())
                .toList();
    }

    private static <T extends HasMetadata> List<T> objects(Sandbox sandbox, Class<T> kind) {
        return sandbox.client()
                .resources(kind)
                .inNamespace(sandbox.namespace())
                .list()
                .getItems();
    }

    private static void assertNothingIsLeft(Sandbox sandbox) {
        eventually(() -> {
            assertThat(tree(sandbox)).isEmpty();
            assertThat(objects(sandbox, Secret.class)).isEmpty();
        });
    }
}
