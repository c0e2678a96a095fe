package com.sinch.operator.demo;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The examples in a cluster. */
final class AppliedExamples implements AutoCloseable {

    private static final String FIELD_MANAGER = "sinch-operator-demo";
    private static final Duration REMOVAL_LIMIT = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofMillis(300);

    private final List<Example> examples;
    private final Crds crds;
    private final KubernetesClient client;
    private final Screen screen;

    /** Nothing is applied yet. */
    AppliedExamples(List<Example> examples, Crds crds, KubernetesClient client, Screen screen) {
        this.examples = examples;
        this.crds = crds;
        this.client = client;
        this.screen = screen;
    }

    void apply(Example example) {
        example.objects()
                .forEach(object ->
                        client.resource(object).fieldManager(FIELD_MANAGER).serverSideApply());
    }

    /** How far each has come. */
    List<ExampleState> states() {
        return examples.stream()
                .map(example -> new ExampleState(
                        example,
                        resources(example.namespace())
                                .map(resource -> TreeObject.of(resource, client.getKubernetesSerialization()))
                                .toList()))
                .toList();
    }

    /**
     * Removes every object from the namespaces, whoever put it there, and then the namespaces. The operator has to run:
     * it lets a parent go when its last child is gone.
     */
    @Override
    public void close() {
        examples.forEach(example -> crds.kinds().forEach(kind -> client.genericKubernetesResources(kind)
                .inNamespace(example.namespace())
                .delete()));
        awaitNone("objects", () -> examples.stream()
                .flatMap(example -> resources(example.namespace()))
                .count());
        examples.forEach(
                example -> client.namespaces().withName(example.namespace()).delete());
        awaitNone("namespaces", () -> namespaces().count());
    }

    private Stream<Namespace> namespaces() {
        return examples.stream()
                .flatMap(example -> Stream.ofNullable(
                        client.namespaces().withName(example.namespace()).get()));
    }

    private Stream<GenericKubernetesResource> resources(String namespace) {
        return crds.kinds().stream().flatMap(kind -> resources(kind, namespace));
    }

    private Stream<GenericKubernetesResource> resources(ResourceDefinitionContext kind, String namespace) {
        return client.genericKubernetesResources(kind).inNamespace(namespace).list().getItems().stream();
    }

    private void awaitNone(String what, LongSupplier count) {
        try {
            await().pollInSameThread()
                    .pollInterval(INTERVAL)
                    .atMost(REMOVAL_LIMIT)
                    .until(() -> {
                        long left = count.getAsLong();
                        screen.live("removing: " + left + " " + what + " left");
                        return left == 0;
                    });
        } catch (ConditionTimeoutException e) {
            throw new DemoFailure(what + " of the demo are left in " + namespaceNames(), e);
        }
    }

    private String namespaceNames() {
        return String.join(", ", examples.stream().map(Example::namespace).toList());
    }
}
