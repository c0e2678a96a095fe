package com.sinch.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Holds a schema against an older one: what the older one accepts and means has to be accepted and mean the same. What cannot
 * be told to be looser, like another pattern, is taken for stricter; so is any keyword that is new here.
 */
final class SchemaBreaks {

    /** For people. */
    private static final Set<String> DESCRIBES = Set.of("description", "title", "example", "externalDocs");

    /** What a stored object, or whoever owns a part of one, relies on: neither changed, nor added, nor taken away. */
    private static final Set<String> FIXED = Set.of(
            "type",
            "default",
            "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-map-type",
            "x-kubernetes-int-or-string",
            "x-kubernetes-embedded-resource");

    /** What permits more where it is true. */
    private static final Set<String> PERMITS = Set.of("nullable", "x-kubernetes-preserve-unknown-fields");

    private static final Set<String> LOWER_BOUNDS = Set.of("minimum", "minLength", "minItems", "minProperties");
    private static final Set<String> UPPER_BOUNDS = Set.of("maximum", "maxLength", "maxItems", "maxProperties");

    private final List<Break> found = new ArrayList<>();

    private SchemaBreaks() {}

    /** What is broken at {@code path} and beneath it. */
    static List<Break> between(String path, JsonNode before, JsonNode after) {
        var breaks = new SchemaBreaks();
        breaks.compare(path, before, after);
        return List.copyOf(breaks.found);
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        var keywords = new HashSet<String>();
        Stream.of(before, after).forEach(it -> it.fieldNames().forEachRemaining(keywords::add));
        keywords.stream()
                .sorted()
                .forEach(keyword -> compare(path, keyword, before.path(keyword), after.path(keyword), after));
    }

    private void compare(String path, String keyword, JsonNode before, JsonNode after, JsonNode schema) {
        if (before.equals(after) || DESCRIBES.contains(keyword)) {
            return;
        }
        switch (keyword) {
            case "properties" -> compareProperties(path, before, after);
            case "items" -> compareInner(path, Values.ITEM, keyword, before, after);
            case "additionalProperties" -> compareInner(path, Values.ENTRY, keyword, before, after);
            case "required" -> compareRequired(path, before, after, schema.path("properties"));
            case "enum" -> compareEnum(path, before, after);
            case Constraint.RULES -> compareRules(path, before, after);
            default -> compareValue(path, keyword, before, after);
        }
    }

    private void compareProperties(String path, JsonNode before, JsonNode after) {
        for (Map.Entry<String, JsonNode> property : before.properties()) {
            var name = property.getKey();
            compareInner(path, name, "properties", property.getValue(), after.path(name));
        }
    }

    private void compareInner(String path, String step, String keyword, JsonNode before, JsonNode after) {
        if (after.isMissingNode()) {
            found.add(new Break(path + "." + step, keyword, "was removed"));
        } else if (!before.isMissingNode()) {
            compare(path + "." + step, before, after);
        }
    }

    /** What is filled in where it is left out may be required, if it is new: older manifests have it then. */
    private void compareRequired(String path, JsonNode before, JsonNode after, JsonNode properties) {
        var already = texts(before);
        texts(after).stream()
                .filter(name -> !already.contains(name))
                .filter(name -> !properties.path(name).has("default"))
                .forEach(name -> found.add(new Break(path + "." + name, "required", "must be there now")));
    }

    private void compareEnum(String path, JsonNode before, JsonNode after) {
        if (after.isMissingNode()) {
            return;
        }
        if (before.isMissingNode()) {
            add(path, "enum", before, after);
            return;
        }
        var still = elements(after).collect(Collectors.toSet());
        elements(before)
                .filter(Predicate.not(still::contains))
                .forEach(value -> found.add(new Break(path, "enum", value + " is no value any more")));
    }

    /** Rules are told from one another by what they check; what they say is for people. */
    private void compareRules(String path, JsonNode before, JsonNode after) {
        var already = elements(before).map(SchemaBreaks::checked).collect(Collectors.toSet());
        elements(after)
                .map(SchemaBreaks::checked)
                .filter(Predicate.not(already::contains))
                .forEach(rule -> found.add(new Break(path, Constraint.RULES, "new: " + rule.get(0))));
    }

    private static List<JsonNode> checked(JsonNode rule) {
        return List.of(rule.path("rule"), rule.path("optionalOldSelf"));
    }

    private void compareValue(String path, String keyword, JsonNode before, JsonNode after) {
        var broken = FIXED.contains(keyword)
                || (PERMITS.contains(keyword) ? before.asBoolean() : stricter(keyword, before, after));
        if (broken) {
            add(path, keyword, before, after);
        }
    }

    private static boolean stricter(String keyword, JsonNode before, JsonNode after) {
        if (after.isMissingNode()) {
            return false;
        }
        if (before.isMissingNode()) {
            return true;
        }
        var change = after.decimalValue().compareTo(before.decimalValue());
        return LOWER_BOUNDS.contains(keyword) ? change > 0 : !UPPER_BOUNDS.contains(keyword) || change < 0;
    }

    private void add(String path, String keyword, JsonNode before, JsonNode after) {
        found.add(new Break(path, keyword, "is " + told(after) + ", was " + told(before)));
    }

    private static String told(JsonNode value) {
        return value.isMissingNode() ? "absent" : value.toString();
    }

    private static Set<String> texts(JsonNode list) {
        return elements(list).map(JsonNode::asText).collect(Collectors.toSet());
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
