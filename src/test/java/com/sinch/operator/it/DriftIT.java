package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is applied from Git stays as it is in Git, for whoever compares the two, and goes when it is gone from there. */
@OnRealCluster
class DriftIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration NAMESPACES_GO = Duration.ofMinutes(4);
    private static final String ARGO_CD = "argocd-controller";
    private static final String FLUX = "kustomize-controller";

    /** What Argo CD marks as its own, by label and by annotation. */
    private static final Map<String, String> TRACKING =
            Map.of("app.kubernetes.io/instance", "shop", "argocd.argoproj.io/tracking-id", "shop:somewhere/one");

    static Stream<Arguments> examplesAndManagers() throws IOException {
        return Examples.all().flatMap(example -> Stream.of(ARGO_CD, FLUX).map(by -> Arguments.of(example, by)));
    }

    static Stream<Path> examples() throws IOException {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examplesAndManagers")
    void anExampleAppliedByTheServerNeverDriftsAndIsPrunedInAnyOrder(
            Path example, String manager, LocalControlPlane controlPlane, @TempDir Path folder) throws Exception {
        var kubectl = Kubectl.of(controlPlane);
        var placed = Placed.of(example, kubectl, folder);
        var file = placed.file().toString();
        kubectl.run("apply", "--server-side", "--field-manager=" + manager, "-f", file);
        settle(placed, controlPlane);

        eventually(() -> {
            kubectl.run("diff", "--server-side", "--field-manager=" + manager, "-f", file);
            var again = kubectl.run(
                    "apply",
                    "--server-side",
                    "--field-manager=" + manager,
                    "--dry-run=server",
                    "-o=json",
                    "--show-managed-fields",
                    "-f",
                    file);
            var live = kubectl.run("get", "-o=json", "--show-managed-fields", "-f", file);
            assertThat(withoutBookkeeping(again)).isEqualTo(withoutBookkeeping(live));
            assertThat(items(live).stream().flatMap(object -> writtenByOthers(object, manager)))
                    .isEmpty();
        });

        prune(placed, controlPlane);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleAppliedByTheClientNeverDrifts(Path example, LocalControlPlane controlPlane, @TempDir Path folder)
            throws Exception {
        var kubectl = Kubectl.of(controlPlane);
        var placed = Placed.of(example, kubectl, folder);
        kubectl.run("apply", "-f", placed.file().toString());
        settle(placed, controlPlane);

        eventually(() -> kubectl.run("diff", "-f", placed.file().toString()));
        // What kubectl compares by itself may differ by a default in a list (a member's namespace); what comes of it
        // may not.
        var before = kubectl.run("get", "-o=json", "-f", placed.file().toString());
        kubectl.run("apply", "-f", placed.file().toString());
        assertThat(items(kubectl.run("get", "-o=json", "-f", placed.file().toString())))
                .isEqualTo(items(before));

        kubectl.run("delete", "--ignore-not-found", "-f", placed.file().toString());
    }

    @Test
    void whatPeopleDoByAnnotationIsNoDrift(Sandbox sandbox, LocalControlPlane controlPlane, @TempDir Path folder)
            throws Exception {
        var kubectl = Kubectl.of(controlPlane);
        var file = Files.writeString(folder.resolve("tree.yaml"), Trees.PROJECT + "---\n" + Trees.subproject("one"))
                .toString();
        var namespace = sandbox.namespace();
        kubectl.run("apply", "--server-side", "--field-manager=" + ARGO_CD, "-n", namespace, "-f", file);
        sandbox.eventuallyReady(Subproject.class, "one");

        sandbox.annotate(Subproject.class, "one", "rotate-key", "leaked");
        eventually(() -> assertThat(
                        Objects.requireNonNull(sandbox.subproject("one").getStatus())
                                .keys())
                .hasSize(2));
        sandbox.annotate(Subproject.class, "one", "paused", "true");

        kubectl.run("diff", "--server-side", "--field-manager=" + ARGO_CD, "-n", namespace, "-f", file);
        kubectl.run("apply", "--server-side", "--field-manager=" + ARGO_CD, "-n", namespace, "-f", file);
        sandbox.eventually(
                Subproject.class, "one", ConditionType.Paused, ConditionStatus.True, Reason.PausedByAnnotation);
    }

    @Test
    void whatArgoCdMarksAsItsOwnIsNotPassedOnToWhatTheOperatorMakes(Sandbox sandbox) {
        sandbox.apply(
                """
                apiVersion: account.sinch.com/v1alpha1
                kind: SinchAccount
                metadata: {name: acme}
                spec: {}
                ---
                apiVersion: account.sinch.com/v1alpha1
                kind: Project
                metadata: {name: clients, labels: {app.kubernetes.io/instance: shop}}
                spec: {accountRef: {name: acme}, members: [{kind: User, name: anna, role: Member}]}
                ---
                apiVersion: account.sinch.com/v1alpha1
                kind: Subproject
                metadata:
                  name: one
                  labels: {app.kubernetes.io/instance: shop}
                  annotations: {argocd.argoproj.io/tracking-id: "shop:somewhere/one"}
                spec: {projectRef: {name: clients}}
                """);
        sandbox.eventuallyReady(Subproject.class, "one");

        var made = Stream.of(Secret.class, Role.class, RoleBinding.class)
                .flatMap(kind ->
                        sandbox.client().resources(kind).inNamespace(sandbox.namespace()).list().getItems().stream())
                .map(HasMetadata.class::cast)
                .toList();
        assertThat(made).extracting(HasMetadata::getKind).contains("Secret", "Role", "RoleBinding");
        assertThat(made).allSatisfy(object -> {
            assertThat(marks(object)).doesNotContainAnyElementsOf(TRACKING.keySet());
            assertThat(marks(object)).doesNotContainAnyElementsOf(TRACKING.values());
        });
    }

    @Test
    void aTreeThatIsTakenOutOfTheManifestsIsPruned(
            Sandbox sandbox, LocalControlPlane controlPlane, @TempDir Path folder) throws Exception {
        var kubectl = Kubectl.of(controlPlane);
        var tree = Files.writeString(
                folder.resolve("tree.yaml"),
                Trees.PROJECT + "---\n" + Trees.subproject("one") + "---\n" + Trees.subproject("two"));
        var rest = Files.writeString(
                folder.resolve("rest.yaml"),
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: rest}
                """);
        for (var file : List.of(tree, rest)) {
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceAll("metadata: \\{name: (\\w+)}", "metadata: {name: $1, labels: {tree: acme}}"));
        }
        kubectl.run(pruning(sandbox, tree, rest));
        sandbox.eventuallyReady(Subproject.class, "two");

        var said = kubectl.run(pruning(sandbox, rest));

        assertThat(said.lines().filter(line -> line.endsWith(" pruned"))).hasSize(4);
        eventually(() -> assertThat(kubectl.run("get", "sinch,secrets", "-n", sandbox.namespace()))
                .startsWith("No resources found"));
    }

    private static String[] pruning(Sandbox sandbox, Path... files) {
        var arguments = new ArrayList<>(List.of("apply", "-n", sandbox.namespace(), "-l", "tree=acme", "--prune"));
        Stream.of("SinchAccount", "Project", "Subproject")
                .forEach(kind -> arguments.add("--prune-allowlist=account.sinch.com/v1alpha1/" + kind));
        Stream.of(files).forEach(file -> arguments.addAll(List.of("-f", file.toString())));
        return arguments.toArray(String[]::new);
    }

    private static void settle(Placed placed, LocalControlPlane controlPlane) {
        eventually(() -> assertThat(placed.namespaces().stream()
                        .flatMap(namespace -> Examples.notReady(controlPlane.client(), namespace)))
                .isEmpty());
    }

    /** Deletes what is in the file, namespaces included, all at once and in an order of chance. */
    private static void prune(Placed placed, LocalControlPlane controlPlane) throws IOException {
        var client = controlPlane.client();
        try (var manifests = Files.newInputStream(placed.file())) {
            var objects = new ArrayList<>(client.load(manifests).items());
            Collections.shuffle(objects, new Random());
            objects.forEach(object -> client.resource(object).delete());
        }
        Sandbox.patiently().atMost(NAMESPACES_GO).untilAsserted(() -> assertThat(placed.namespaces())
                .allSatisfy(namespace -> assertThat(client.resources(Namespace.class)
                                .withName(namespace)
                                .get())
                        .isNull()));
    }

    private static List<JsonNode> items(String list) throws IOException {
        var items = JSON.readTree(list).path("items");
        assertThat(items).isNotEmpty();
        return items.valueStream().toList();
    }

    /** Who wrote what changes with any apply to an object that nobody had applied before, and is asked for apart. */
    private static List<JsonNode> withoutBookkeeping(String list) throws IOException {
        var items = items(list);
        items.forEach(item -> ((ObjectNode) item.path("metadata")).remove("managedFields"));
        return items;
    }

    /** What somebody else than the manager has written of an object of ours, but for its status and finalizers. */
    private static Stream<String> writtenByOthers(JsonNode object, String manager) {
        if (!object.path("apiVersion").asText().startsWith("account.sinch.com/")) {
            return Stream.empty();
        }
        return object.at("/metadata/managedFields")
                .valueStream()
                .filter(entry -> !entry.path("manager").asText().equals(manager))
                .filter(entry -> !entry.path("subresource").asText().equals("status"))
                .flatMap(entry -> Stream.of("/f:spec", "/f:metadata/f:labels", "/f:metadata/f:annotations")
                        .filter(path -> !entry.path("fieldsV1").at(path).isMissingNode())
                        .map(path -> entry.path("manager").asText() + " wrote " + path + " of "
                                + object.at("/metadata/name").asText()));
    }

    private static List<String> marks(HasMetadata object) {
        return Stream.of(object.getMetadata().getLabels(), object.getMetadata().getAnnotations())
                .filter(Objects::nonNull)
                .flatMap(marks -> marks.entrySet().stream())
                .flatMap(mark -> Stream.of(mark.getKey(), mark.getValue()))
                .toList();
    }
}
