package com.sinch.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Holds CRDs against those of an older release: whoever has manifests, stored objects or clients of that release goes on with
 * them. Columns of {@code kubectl get} and descriptions are for people, and not looked at.
 */
final class CrdBreaks {

    private static final List<String> FIXED_NAMES = List.of("plural", "singular", "kind", "listKind");
    private static final List<String> GROWING_NAMES = List.of("shortNames", "categories");

    private final List<Break> found = new ArrayList<>();

    private CrdBreaks() {}

    /**
     * What is broken.
     *
     * @param before the CRDs of the older release
     * @param after those that are to follow them
     */
    static List<Break> between(List<JsonNode> before, List<JsonNode> after) {
        var breaks = new CrdBreaks();
        var newer = after.stream().collect(Collectors.toMap(CrdBreaks::name, Function.identity()));
        before.forEach(older -> Optional.ofNullable(newer.get(name(older)))
                .ifPresentOrElse(
                        it -> breaks.compare(older.path("spec"), it.path("spec")),
                        () -> breaks.add(name(older), "CustomResourceDefinition", "was removed")));
        return List.copyOf(breaks.found);
    }

    private static String name(JsonNode definition) {
        return definition.at("/metadata/name").asText();
    }

    private void compare(JsonNode before, JsonNode after) {
        var kind = before.at("/names/plural").asText();
        fixed(kind, "scope", before, after);
        FIXED_NAMES.forEach(name -> fixed(kind, name, before.path("names"), after.path("names")));
        GROWING_NAMES.forEach(name -> growing(kind, name, before.path("names"), after.path("names")));
        elements(before.path("versions")).forEach(version -> compareVersion(kind, version, after.path("versions")));
        stored(kind, before.path("versions"), after.path("versions"));
    }

    private void compareVersion(String kind, JsonNode before, JsonNode versions) {
        var path = kind + " " + before.path("name").asText();
        var same = find(versions, before.path("name").asText());
        if (same.isEmpty()) {
            add(path, "versions", "was removed");
            return;
        }
        var after = same.get();
        if (before.path("served").asBoolean() && !after.path("served").asBoolean()) {
            add(path, "served", "is not served any more");
        }
        for (Map.Entry<String, JsonNode> subresource :
                before.path("subresources").properties()) {
            if (!after.path("subresources").has(subresource.getKey())) {
                add(path, "subresources", subresource.getKey() + " was removed");
            }
        }
        selectable(path, before, after);
        var schema = "/schema/openAPIV3Schema";
        found.addAll(SchemaBreaks.between(path, before.at(schema), after.at(schema)));
    }

    private void selectable(String path, JsonNode before, JsonNode after) {
        var still = elements(after.path("selectableFields")).collect(Collectors.toSet());
        elements(before.path("selectableFields"))
                .filter(field -> !still.contains(field))
                .forEach(field -> add(path, "selectableFields", field.path("jsonPath") + " was removed"));
    }

    /** Who goes back to the older release can read what was stored in between. */
    private void stored(String kind, JsonNode before, JsonNode after) {
        elements(after)
                .filter(version -> version.path("storage").asBoolean())
                .map(version -> version.path("name").asText())
                .filter(version -> find(before, version)
                        .filter(it -> it.path("served").asBoolean())
                        .isEmpty())
                .forEach(version -> add(kind + " " + version, "storage", "is stored before a release has served it"));
    }

    private static Optional<JsonNode> find(JsonNode versions, String name) {
        return elements(versions)
                .filter(version -> version.path("name").asText().equals(name))
                .findFirst();
    }

    private void fixed(String kind, String field, JsonNode before, JsonNode after) {
        if (!before.path(field).equals(after.path(field))) {
            add(kind, field, "is " + after.path(field) + ", was " + before.path(field));
        }
    }

    private void growing(String kind, String field, JsonNode before, JsonNode after) {
        var still = elements(after.path(field)).collect(Collectors.toSet());
        elements(before.path(field))
                .filter(name -> !still.contains(name))
                .forEach(name -> add(kind, field, name + " was removed"));
    }

    private void add(String path, String keyword, String told) {
        found.add(new Break(path, keyword, told));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
