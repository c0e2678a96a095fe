package com.sinch.operator.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One folder of {@code examples/} whose objects are in a namespace of its own. Those that show how others bring objects into a
 * cluster are not shown: they take several namespaces, or kinds of others.
 *
 * @param name the folder's name
 * @param title what its README is headed with
 * @param namespace where its objects go
 * @param objects its objects, the namespace first
 */
record Example(String name, String title, String namespace, List<HasMetadata> objects) {

    private static final String HEADING = "# ";

    /** What these examples use of a kustomization. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Kustomization(String namespace, List<String> resources) {}

    /** Reads every such folder in {@code examples}, and places each where the cluster wants it. */
    static List<Example> readAll(Path examples, Cluster cluster) {
        try (Stream<Path> folders = Files.list(examples)) {
            return folders.filter(folder -> Files.exists(folder.resolve("namespace.yaml")))
                    .sorted()
                    .map(folder -> read(folder, cluster))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The examples cannot be read", e);
        }
    }

    private static Example read(Path folder, Cluster cluster) {
        try (InputStream content = Files.newInputStream(folder.resolve("kustomization.yaml"));
                Stream<String> readme = Files.lines(folder.resolve("README.md"))) {
            KubernetesClient client = cluster.client();
            var kustomization = client.getKubernetesSerialization().unmarshal(content, Kustomization.class);
            String name = folder.getFileName().toString();
            String title = readme.filter(line -> line.startsWith(HEADING))
                    .findFirst()
                    .map(line -> line.substring(HEADING.length()))
                    .orElse(name);
            String namespace = cluster.namespaceFor(name, kustomization.namespace());
            List<HasMetadata> objects = kustomization.resources().stream()
                    .flatMap(file -> load(folder.resolve(file), client))
                    .toList();
            objects.forEach(object -> place(object, namespace));
            return new Example(name, title, namespace, objects);
        } catch (IOException e) {
            throw new UncheckedIOException("The example " + folder + " cannot be read", e);
        }
    }

    private static Stream<HasMetadata> load(Path file, KubernetesClient client) {
        try (InputStream content = Files.newInputStream(file)) {
            return client.load(content).items().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void place(HasMetadata object, String namespace) {
        if (object instanceof Namespace) {
            object.getMetadata().setName(namespace);
        } else {
            object.getMetadata().setNamespace(namespace);
        }
    }
}
