package com.sinch.operator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes a manifest such that each condition is one line: what is deeper than the fields of the status is in flow style. */
final class FlowYaml {

    /** What YAML reads as itself, and as a string, wherever it stands. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][-A-Za-z0-9_./]*");

    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

    private FlowYaml() {}

    static String write(JsonNode manifest) {
        return manifest.properties().stream().map(FlowYaml::topLevel).collect(Collectors.joining());
    }

    private static String topLevel(Map.Entry<String, JsonNode> field) {
        if (!field.getKey().equals("status")) {
            return field.getKey() + ": " + flow(field.getValue()) + "\n";
        }
        return "status:\n"
                + field.getValue().properties().stream().map(FlowYaml::ofStatus).collect(Collectors.joining());
    }

    private static String ofStatus(Map.Entry<String, JsonNode> field) {
        if (!field.getValue().isArray()) {
            return "  " + field.getKey() + ": " + flow(field.getValue()) + "\n";
        }
        return "  " + field.getKey() + ":\n"
                + StreamSupport.stream(field.getValue().spliterator(), false)
                        .map(item -> "    - " + flow(item) + "\n")
                        .collect(Collectors.joining());
    }

    private static String flow(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> text(field.getKey()) + ": " + flow(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(FlowYaml::flow)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return node.isTextual() ? text(node.textValue()) : node.toString();
    }

    private static String text(String text) {
        var plain = PLAIN.matcher(text).matches() && !AMBIGUOUS.matcher(text).matches();
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
