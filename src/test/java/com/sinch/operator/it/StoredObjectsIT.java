package com.sinch.operator.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Payment;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.UsageReport;
import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.schema.Baseline;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the operator of the last release stored lives on under the CRDs of this one. It is the objects of the examples, as that
 * operator left them; {@code -Dreleased.update=true} takes them anew.
 */
class StoredObjectsIT {

    private static final Path OBJECTS = Baseline.FOLDER.resolve("objects");
    private static final String SEPARATOR = "---\n";

    private static final List<Class<? extends CustomResource<?, ? extends ReportedStatus>>> KINDS = List.of(
            SinchAccount.class,
            BillingAccount.class,
            Project.class,
            Subproject.class,
            Payment.class,
            UsageReport.class);

    private final ObjectMapper json = new ObjectMapper();
    private final LocalControlPlane controlPlane = LocalControlPlane.start(System.err::println);
    private final KubernetesClient client = controlPlane.client();

    @BeforeEach
    void real() throws Exception {
        Assumptions.assumeTrue(controlPlane.fidelity() == Fidelity.REAL, "SKIPPED: needs a real API server");
        Crds.install(client, Baseline.FOLDER.resolve("crds"));
        if (Baseline.isToBeWritten()) {
            record();
        }
    }

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void theyAreStillAcceptedAndReadAsTheyWere() throws Exception {
        var objects = recorded();
        assertThat(objects)
                .extracting(it -> it.getKind())
                .contains(KINDS.stream().map(Class::getSimpleName).toArray(String[]::new));
        objects.stream().map(it -> it.getMetadata().getNamespace()).distinct().forEach(namespace -> client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .endMetadata()
                                .build())
                .serverSideApply());
        objects.forEach(this::store);
        var before = objects.stream().map(this::content).toList();

        Crds.install(client);

        assertThat(objects.stream().map(this::content)).isEqualTo(before);
        assertThat(objects).allSatisfy(object -> {
            assertThatCode(() -> at(object).dryRun().update()).doesNotThrowAnyException();
            assertThatCode(() -> at(object).updateStatus()).doesNotThrowAnyException();
        });
        objects.forEach(object -> assertThat(understood(object)).isEqualTo(content(object)));
    }

    private Resource<GenericKubernetesResource> at(GenericKubernetesResource object) {
        var now = client.genericKubernetesResources(object.getApiVersion(), object.getKind())
                .inNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName())
                .get();
        return client.resource(now);
    }

    private void store(GenericKubernetesResource object) {
        var created = client.resource(object).create();
        created.getAdditionalProperties()
                .put("status", object.getAdditionalProperties().get("status"));
        client.resource(created).updateStatus();
    }

    /** What the API server has of it. */
    private JsonNode content(GenericKubernetesResource object) {
        return tree(at(object).get());
    }

    /** What this version makes of that: a field that it does not know is missing. */
    private JsonNode understood(GenericKubernetesResource object) {
        var kind = KINDS.stream()
                .filter(it -> it.getSimpleName().equals(object.getKind()))
                .findFirst()
                .orElseThrow();
        var read = client.resources(kind)
                .inNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName())
                .get();
        return tree(client.getKubernetesSerialization().convertValue(read, GenericKubernetesResource.class));
    }

    /** As it is written, so that one number is like another, and without lists and maps that are empty. */
    private JsonNode tree(GenericKubernetesResource object) {
        try {
            var tree = json.readTree(json.writeValueAsString(object.getAdditionalProperties()));
            prune(tree);
            return tree;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void prune(JsonNode node) {
        node.forEach(StoredObjectsIT::prune);
        if (node instanceof ObjectNode object) {
            object.properties()
                    .removeIf(field -> field.getValue().isContainerNode()
                            && field.getValue().isEmpty());
        }
    }

    private List<GenericKubernetesResource> recorded() throws IOException {
        try (var files = Files.list(OBJECTS)) {
            return files.sorted().flatMap(StoredObjectsIT::documents).toList();
        }
    }

    private static Stream<GenericKubernetesResource> documents(Path file) {
        try {
            return Stream.of(Files.readString(file).split(SEPARATOR, -1))
                    .filter(document -> !document.isBlank())
                    .map(document -> Serialization.unmarshal(document, GenericKubernetesResource.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On a cluster of their own. */
    private static void record() throws Exception {
        try (var running = SharedCluster.Running.start()) {
            var objects = running.controlPlane().client();
            for (var example : Examples.all().toList()) {
                Kubectl.of(running.controlPlane()).run("apply", "--server-side", "-k", example.toString());
            }
            KINDS.forEach(kind ->
                    Sandbox.eventually(() -> assertThat(all(objects, kind)).allMatch(StoredObjectsIT::ready)));
            Files.createDirectories(OBJECTS);
            for (var kind : KINDS) {
                var content = all(objects, kind).stream()
                        .map(object -> asRecord(objects, object))
                        .collect(Collectors.joining(SEPARATOR));
                Files.writeString(OBJECTS.resolve(kind.getSimpleName().toLowerCase(Locale.ROOT) + "s.yaml"), content);
            }
        }
    }

    private static <T extends CustomResource<?, ? extends ReportedStatus>> List<T> all(
            KubernetesClient client, Class<T> kind) {
        return client.resources(kind).inAnyNamespace().list().getItems();
    }

    private static boolean ready(CustomResource<?, ? extends ReportedStatus> object) {
        return Conditions.status(Sandbox.conditions(object), ConditionType.Ready) == ConditionStatus.True;
    }

    /** Without what the API server says of it, and without finalizers: nobody is there to take them off. */
    private static String asRecord(KubernetesClient client, CustomResource<?, ?> object) {
        GenericKubernetesResource stored = client.genericKubernetesResources(object.getApiVersion(), object.getKind())
                .inNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName())
                .get();
        stored.setMetadata(new ObjectMetaBuilder()
                .withName(object.getMetadata().getName())
                .withNamespace(object.getMetadata().getNamespace())
                .withLabels(object.getMetadata().getLabels())
                .withAnnotations(object.getMetadata().getAnnotations())
                .build());
        return Serialization.asYaml(stored).replaceFirst("^---\n", "");
    }
}
