package com.sinch.operator.cli.tree;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sinch.operator.api.Condition;
import java.util.List;

/**
 * Writes a tree as JSON, for scripts: conditions in full, nothing folded, and fields that keep their names. What is not
 * known is absent; lists are always there. Pure.
 */
final class TreeJson {

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /** The document, every line ended. */
    String render(Tree tree) {
        var document = mapper.createObjectNode();
        add(document, "accounts", tree.accounts());
        add(document, "attachedElsewhere", tree.attachedElsewhere());
        add(document, "notAttached", tree.notAttached());
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values could not be written as JSON", e);
        }
    }

    private void add(ObjectNode to, String field, List<TreeNode> nodes) {
        var array = to.putArray(field);
        nodes.forEach(node -> array.add(json(node)));
    }

    private ObjectNode json(TreeNode node) {
        var json = mapper.createObjectNode();
        json.put("kind", node.name().kind());
        json.put("namespace", node.name().namespace());
        json.put("name", node.name().name());
        node.parent().ifPresent(parent -> json.set("parent", mapper.valueToTree(parent)));
        json.setAll(mapper.<ObjectNode>valueToTree(node.facts()));
        if (node.created() != null) {
            json.put("created", node.created().toString());
        }
        json.put("ready", node.ready().map(ready -> ready.status().name()).orElse("Unknown"));
        node.ready().map(Condition::reason).ifPresent(reason -> json.put("reason", reason));
        json.put("stalled", node.stalled());
        json.put("terminating", node.terminating());
        json.put("outdated", node.outdated());
        json.set("conditions", mapper.valueToTree(node.conditions()));
        add(json, "children", node.children());
        return json;
    }
}
