package com.sinch.operator.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An object as a scenario shows it in the end.
 *
 * @param where the file that shows it
 * @param object the object, as the API server would hand it out
 */
record Pictured(String where, ObjectNode object) {

    private static final Path SCENARIOS = Path.of("src", "test", "resources", "scenarios");
    private static final Pattern BETWEEN_DOCUMENTS = Pattern.compile("(?m)^---$");
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    /** What the schemas say of an object that nothing was reported of yet. */
    private static final int NEVER_REPORTED = -1;

    /** All objects of these kinds in all scenarios. */
    static List<Pictured> all(Set<String> kinds) throws IOException {
        try (var files = Files.walk(SCENARIOS)) {
            return files.filter(file -> file.getFileName().toString().startsWith("out-"))
                    .sorted()
                    .flatMap(Pictured::read)
                    .filter(pictured -> kinds.contains(pictured.kind()))
                    .toList();
        }
    }

    private static Stream<Pictured> read(Path file) {
        try {
            var name = Objects.requireNonNull(file.getParent()).getFileName() + "/" + file.getFileName();
            return BETWEEN_DOCUMENTS
                    .splitAsStream(Files.readString(file))
                    .filter(document -> !document.isBlank())
                    .map(document -> new Pictured(name, SERIALIZATION.unmarshal(document, ObjectNode.class)).served());
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    /** A picture leaves out what a reader knows: the version, the generation, and when a deletion began. */
    private Pictured served() {
        var served = object.deepCopy().put("apiVersion", "account.sinch.com/v1alpha1");
        var metadata = served.withObject("/metadata");
        if (!served.path("status").has("observedGeneration")) {
            served.withObject("/status").put("observedGeneration", NEVER_REPORTED);
        }
        metadata.put("generation", Math.max(1, observedGeneration(served)));
        if (metadata.has("deletionTimestamp")) {
            metadata.put("deletionTimestamp", "2026-11-22T12:00:00Z");
        }
        return new Pictured(where, served);
    }

    /** The same with a spec that was edited since it was reported of. */
    Pictured edited() {
        var edited = object.deepCopy();
        edited.withObject("/metadata").put("generation", generation() + 1);
        return new Pictured(where + ", edited", edited);
    }

    /** The same while it is being deleted. */
    Pictured deleted() {
        var deleted = object.deepCopy();
        deleted.withObject("/metadata")
                .put("deletionTimestamp", "2026-11-22T12:00:00Z")
                .put("generation", generation() + 1);
        return new Pictured(where + ", deleted", deleted);
    }

    /** The same before anything was reported of it. */
    Pictured unreported() {
        var unreported = object.deepCopy();
        unreported.remove("status");
        unreported.withObject("/status").put("observedGeneration", NEVER_REPORTED);
        return new Pictured(where + ", unreported", unreported);
    }

    String kind() {
        return object.path("kind").asText();
    }

    String name() {
        return object.at("/metadata/name").asText();
    }

    boolean terminating() {
        return object.path("metadata").has("deletionTimestamp");
    }

    long generation() {
        return object.at("/metadata/generation").asLong();
    }

    long observedGeneration() {
        return observedGeneration(object);
    }

    private static long observedGeneration(JsonNode object) {
        return object.at("/status/observedGeneration").asLong();
    }

    /** A field of one of its conditions; empty where there is no such condition. */
    String condition(String type, String field) {
        return object.at("/status/conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals(type))
                .map(condition -> condition.path(field).asText())
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return kind() + " " + name() + " in " + where;
    }
}
