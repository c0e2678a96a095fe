package com.sinch.operator.chart;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The chart with values, as Helm renders it without a cluster.
 *
 * @param manifests the documents, each as Helm would send it
 */
public record Chart(List<String> manifests) {

    /** Where it is. */
    public static final Path FOLDER = Path.of("helm", "sinch-operator");

    /** The oldest Kubernetes that it takes. */
    private static final String KUBERNETES = "1.32.0";

    private static final Path VALUES = Path.of("src", "test", "resources", "chart");

    /** Keeps the documents as they are. */
    public Chart {
        manifests = List.copyOf(manifests);
    }

    /** The files of values that the chart is tried with: each switch, and all of them. */
    public static List<Path> matrix() {
        try (var files = Files.list(VALUES)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Renders the chart as the release {@code sinch-operator} of the namespace {@code sinch-system}.
     *
     * @param values a file of values
     * @throws IllegalStateException where Helm or the chart refuses them; the message says why
     */
    public static Chart with(Path values) {
        var rendered = new Helm(FOLDER)
                .template()
                .withName("sinch-operator")
                .withNamespace("sinch-system")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values)
                .call();
        return new Chart(Arrays.stream(rendered.split("(?m)^---$"))
                .filter(document -> document.contains("kind:"))
                .toList());
    }

    /** Renders the chart with values that are written here. */
    public static Chart with(String values) {
        try {
            var file = Files.createTempFile("values", ".yaml");
            try {
                return with(Files.writeString(file, values));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All objects; one of a kind that the client does not know is a generic one. */
    public List<HasMetadata> objects() {
        var serialization = new KubernetesSerialization();
        return manifests.stream().<HasMetadata>map(serialization::unmarshal).toList();
    }

    /** The objects of a kind. */
    public <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The only object of a kind. */
    public <T extends HasMetadata> T one(Class<T> kind) {
        var all = all(kind);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " of " + kind.getSimpleName());
        }
        return all.get(0);
    }
}
