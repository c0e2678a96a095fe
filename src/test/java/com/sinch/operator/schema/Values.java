package com.sinch.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads and changes what is at a path of a value. */
final class Values {

    static final String ITEM = "[]";
    static final String ENTRY = "{}";

    private Values() {}

    /** The steps of a path that is written with dots. */
    static List<String> steps(String path) {
        return List.of(path.split("\\.", -1));
    }

    /** The value with another one put at a path: the only item where it leads into a list, the only entry of a map. */
    static JsonNode with(JsonNode value, List<String> path, JsonNode inner) {
        if (path.isEmpty()) {
            return inner;
        }
        var step = path.get(0);
        var rest = path.subList(1, path.size());
        return switch (step) {
            case ITEM -> JsonNodeFactory.instance.arrayNode().add(with(value.path(0), rest, inner));
            case ENTRY -> JsonNodeFactory.instance.objectNode().set("a", with(value.path("a"), rest, inner));
            default -> {
                ObjectNode changed = value.isObject() ? value.deepCopy() : JsonNodeFactory.instance.objectNode();
                yield changed.set(step, with(changed.path(step), rest, inner));
            }
        };
    }

    /** All that is at a path. */
    static Stream<JsonNode> at(JsonNode value, List<String> path) {
        if (path.isEmpty()) {
            return value.isMissingNode() ? Stream.empty() : Stream.of(value);
        }
        var step = path.get(0);
        var next = step.equals(ITEM) || step.equals(ENTRY)
                ? StreamSupport.stream(value.spliterator(), false)
                : Stream.of(value.path(step));
        return next.flatMap(inner -> at(inner, path.subList(1, path.size())));
    }
}
