package com.sinch.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The schemas of {@code crds/}, but for what only the operator writes.
 *
 * @param kinds the kinds, by their plurals
 * @param places every place of the schemas, by its path
 */
record Schemas(Map<String, String> kinds, Map<String, JsonNode> places) {

    /** Users write no status, so its bounds need no fixture. Rules that compare it with the spec stand above it. */
    private static final String WRITTEN_BY_THE_OPERATOR = "status";

    static Schemas read() {
        var schemas = new Schemas(new HashMap<>(), new LinkedHashMap<>());
        var yaml = new KubernetesSerialization();
        for (var file : files(Path.of("crds"))) {
            schemas.add(yaml.unmarshal(content(file), ObjectNode.class).path("spec"));
        }
        return schemas;
    }

    private void add(JsonNode definition) {
        var plural = definition.at("/names/plural").asText();
        kinds.put(plural, definition.at("/names/kind").asText());
        ObjectNode root = definition.at("/versions/0/schema/openAPIV3Schema").deepCopy();
        root.withObject("properties").remove(WRITTEN_BY_THE_OPERATOR);
        add(plural, root);
    }

    private void add(String path, JsonNode schema) {
        places.put(path, schema);
        schema.path("properties").properties().forEach(inner -> add(path + "." + inner.getKey(), inner.getValue()));
        if (schema.has("items")) {
            add(path + "." + Values.ITEM, schema.path("items"));
        }
        if (schema.has("additionalProperties")) {
            add(path + "." + Values.ENTRY, schema.path("additionalProperties"));
        }
    }

    List<Constraint> constraints() {
        return places.entrySet().stream()
                .flatMap(place -> Constraint.at(place.getKey(), place.getValue()))
                .toList();
    }

    /** The kind that a place belongs to. */
    String kindAt(String path) {
        return Objects.requireNonNull(kinds.get(Values.steps(path).get(0)), path);
    }

    /** Every place whose schema is the same as that at {@code path}, but for what is said at a field, not of its type. */
    List<String> placesLike(String path) {
        var shape = shape(Objects.requireNonNull(places.get(path), () -> "no place " + path));
        return places.entrySet().stream()
                .filter(place -> shape(place.getValue()).equals(shape))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static JsonNode shape(JsonNode schema) {
        ObjectNode shape = schema.deepCopy();
        return shape.without(List.of("description", "default", "required", Constraint.RULES));
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
