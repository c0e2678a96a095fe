package com.sinch.operator.demo;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The CRDs of the folder {@code crds/}: those that the cluster has not are installed, and removed again when closed. */
public final class Crds implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final KubernetesClient client;
    private final List<CustomResourceDefinition> definitions;
    private final List<CustomResourceDefinition> made = new ArrayList<>();

    private Crds(KubernetesClient client, List<CustomResourceDefinition> definitions) {
        this.client = client;
        this.definitions = definitions;
    }

    /** Reads the folder; nothing is installed yet. */
    public static Crds read(Path folder, KubernetesClient client) {
        try (Stream<Path> files = Files.list(folder)) {
            return new Crds(
                    client, files.sorted().map(file -> read(client, file)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The CRDs cannot be read", e);
        }
    }

    private static CustomResourceDefinition read(KubernetesClient client, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return client.getKubernetesSerialization().unmarshal(content, CustomResourceDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installs those that are absent. What is there is another's, and stays as it is. */
    public void install() {
        for (var definition : definitions) {
            if (client.resource(definition).get() == null) {
                client.resource(definition).create();
                made.add(definition);
            }
        }
    }

    /** Returns when all of them are served. */
    public void awaitEstablished() {
        definitions.forEach(definition ->
                client.resource(definition).waitUntilCondition(Crds::established, LIMIT.toSeconds(), TimeUnit.SECONDS));
    }

    private static boolean established(CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                condition.getType().equals("Established") && "True".equals(condition.getStatus()));
    }

    /** The names of those that the cluster has not. */
    String absentInWords() {
        var absent = definitions.stream()
                .filter(definition -> client.resource(definition).get() == null)
                .toList();
        return absent.isEmpty() ? "none: it has them, and they stay as they are" : names(absent);
    }

    /** How many there are, and whose. */
    String inWords() {
        int found = definitions.size() - made.size();
        String all = "crds/: " + definitions.size() + " CRDs, ";
        if (found == 0) {
            return all + "installed";
        }
        return all + found + " of them were there already: they are used as they are, and stay";
    }

    /** The kinds that they define. */
    public List<? extends ResourceDefinitionContext> kinds() {
        return definitions.stream()
                .map(CustomResourceDefinitionContext::fromCrd)
                .toList();
    }

    /** Removes those that were made here, except where somebody else has come to use one. */
    @Override
    public void close() {
        var used = made.stream().filter(this::used).toList();
        made.removeAll(used);
        made.forEach(definition -> client.resource(definition).delete());
        made.forEach(definition ->
                client.resource(definition).waitUntilCondition(Objects::isNull, LIMIT.toSeconds(), TimeUnit.SECONDS));
        if (!used.isEmpty()) {
            throw new DemoFailure("There are objects of these CRDs, which therefore stay: " + names(used));
        }
    }

    private boolean used(CustomResourceDefinition definition) {
        var any = new ListOptionsBuilder().withLimit(1L).build();
        return !client.genericKubernetesResources(CustomResourceDefinitionContext.fromCrd(definition))
                .inAnyNamespace()
                .list(any)
                .getItems()
                .isEmpty();
    }

    private static String names(List<CustomResourceDefinition> definitions) {
        return definitions.stream()
                .map(definition -> definition.getMetadata().getName())
                .collect(joining(", "));
    }
}
