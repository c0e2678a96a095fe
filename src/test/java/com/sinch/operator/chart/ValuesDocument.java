package com.sinch.operator.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A file of values with its comments. One that begins with {@code --} documents the value beneath it, with all that is in
 * it.
 *
 * @param values all values, in the file's order
 */
record ValuesDocument(List<Value> values) {

    private static final String DOCUMENTS = "-- ";

    /**
     * A value, or a section of values.
     *
     * @param path its keys, joined by dots
     * @param content what it is by default
     * @param documentation what it is for; empty = nobody says so
     * @param section whether more values are listed beneath it
     */
    record Value(String path, Object content, Optional<String> documentation, boolean section) {

        private String row() {
            try {
                return "| `%s` | `%s` | %s |\n"
                        .formatted(path, new ObjectMapper().writeValueAsString(content), documentation.orElse(""));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    ValuesDocument {
        values = List.copyOf(values);
    }

    static ValuesDocument read(Path file) {
        try {
            var text = Files.readString(file);
            var settings = LoadSettings.builder().setParseComments(true).build();
            var root = new Compose(settings).composeString(text).orElseThrow();
            var values = new ArrayList<Value>();
            collect((MappingNode) root, (Map<?, ?>) new Load(settings).loadFromString(text), "", values);
            return new ValuesDocument(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can be set, what it is by default and what it is for. */
    String table() {
        return values.stream()
                .filter(value -> !value.section())
                .map(Value::row)
                .collect(Collectors.joining("", "| value | default | |\n|---|---|---|\n", ""));
    }

    /** The values that nobody says anything about. */
    List<String> undocumented() {
        return values.stream()
                .filter(value -> !value.section() && value.documentation().isEmpty())
                .map(Value::path)
                .toList();
    }

    /** Whether there is such a value or section. */
    boolean knows(String path) {
        return values.stream().anyMatch(value -> value.path().equals(path));
    }

    private static void collect(MappingNode node, Map<?, ?> contents, String path, List<Value> values) {
        for (var entry : node.getValue()) {
            var key = ((ScalarNode) entry.getKeyNode()).getValue();
            var name = path.isEmpty() ? key : path + "." + key;
            var content = Objects.requireNonNull(contents.get(key), name);
            var documentation = documentation(entry.getKeyNode());
            if (documentation.isEmpty() && entry.getValueNode() instanceof MappingNode section) {
                values.add(new Value(name, content, documentation, true));
                collect(section, (Map<?, ?>) content, name, values);
            } else {
                values.add(new Value(name, content, documentation, false));
            }
        }
    }

    private static Optional<String> documentation(Node key) {
        var lines = Optional.ofNullable(key.getBlockComments()).orElse(List.of()).stream()
                .filter(comment -> comment.getCommentType() == CommentType.BLOCK)
                .map(CommentLine::getValue)
                .map(String::strip)
                .toList();
        var first = lines.stream().filter(line -> line.startsWith(DOCUMENTS)).findFirst();
        return first.map(line -> lines.stream()
                .skip(lines.indexOf(line))
                .collect(Collectors.joining(" "))
                .substring(DOCUMENTS.length()));
    }
}
