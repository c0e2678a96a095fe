package com.sinch.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map.Entry;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Something that the schema of a kind demands.
 *
 * @param path of what: the plural of the kind, then the way to a field
 * @param keyword how the schema says it, like {@code maxLength}
 * @param content what the schema says there, like {@code 253}; of a CEL rule its message
 */
public record Constraint(String path, String keyword, String content) {

    static final String RULES = "x-kubernetes-validations";

    /** What the API server calls the object itself. */
    private static final String WHOLE_OBJECT = "<nil>";

    /** What demands nothing, or only the shape (that of lists is refused in other words when it is applied: SchemaIT). Any other keyword is taken for a constraint, also one that is new here. */
    private static final Set<String> NO_CONSTRAINTS = Set.of(
            "type",
            "description",
            "default",
            "properties",
            "items",
            "additionalProperties",
            "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys");

    /** The constraints that stand at one place of a schema. */
    static Stream<Constraint> at(String path, JsonNode schema) {
        return schema.properties().stream()
                .filter(entry -> !NO_CONSTRAINTS.contains(entry.getKey()))
                .flatMap(entry -> read(path, entry));
    }

    private static Stream<Constraint> read(String path, Entry<String, JsonNode> entry) {
        var keyword = entry.getKey();
        return switch (keyword) {
            case "required" ->
                elements(entry.getValue()).map(name -> new Constraint(path + "." + name.asText(), keyword, "true"));
            case RULES ->
                elements(entry.getValue())
                        .map(rule -> new Constraint(
                                path, keyword, rule.path("message").asText()));
            default -> Stream.of(new Constraint(path, keyword, entry.getValue().toString()));
        };
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Whether the API server speaks of the place of this constraint when it speaks of {@code field}. */
    public boolean isAt(String field) {
        var spokenOf = field.equals(WHOLE_OBJECT) ? "" : "." + field.replaceAll("\\[\\d+]", ".[]");
        var place = path.substring(Values.steps(path).get(0).length());
        return spokenOf.matches(Pattern.quote(place).replace("." + Values.ENTRY, "\\E[.].+\\Q"));
    }

    @Override
    public String toString() {
        return path + " " + keyword + ": " + content;
    }
}
