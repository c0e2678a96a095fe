package com.sinch.operator.it;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The committed CRDs, in a cluster. */
final class Crds {

    private Crds() {}

    /** Installs all of {@code crds/} and returns when they are served. */
    static void install(KubernetesClient client) {
        install(client, Path.of("crds"));
    }

    /** Installs all of a folder, over those that are there, and returns when they are served. */
    static void install(KubernetesClient client, Path folder) {
        var definitions = read(client, folder);
        definitions.forEach(definition -> client.resource(definition).serverSideApply());
        definitions.forEach(
                definition -> client.resource(definition).waitUntilCondition(Crds::established, 30, TimeUnit.SECONDS));
    }

    static List<CustomResourceDefinition> read(KubernetesClient client) {
        return read(client, Path.of("crds"));
    }

    private static List<CustomResourceDefinition> read(KubernetesClient client, Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted()
                    .map(file -> client.getKubernetesSerialization()
                            .unmarshal(readString(file), CustomResourceDefinition.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readString(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean established(CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }
}
