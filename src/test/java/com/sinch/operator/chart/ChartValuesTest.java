package com.sinch.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sinch.operator.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The values of the chart: documented, described by a schema, and the two agree. */
class ChartValuesTest {

    private static final String BEGIN = "<!-- Generated from values.yaml; see CONTRIBUTING.md. -->\n";
    private static final String END = "<!-- The end of what is generated. -->\n";

    /** Taken, but not the chart's own: Helm hands it down from a chart around this one. */
    private static final Set<String> UNDOCUMENTED = Set.of("global");

    private final ValuesDocument values = ValuesDocument.read(Chart.FOLDER.resolve("values.yaml"));

    @Test
    void theReadmeOfTheChartSaysWhatTheValuesSay() throws IOException {
        var readme = Chart.FOLDER.resolve("README.md");
        var text = Files.readString(readme);
        var begin = text.indexOf(BEGIN);
        var end = text.indexOf(END);
        assertThat(begin).isNotNegative();
        assertThat(end).isGreaterThan(begin);

        GeneratedFile.check(readme, text.substring(0, begin) + BEGIN + values.table() + text.substring(end));
    }

    @Test
    void everyValueIsDocumented() {
        assertThat(values.undocumented()).isEmpty();
    }

    @Test
    void everyValueOfTheSchemaIsOneOfTheChart() throws IOException {
        var paths = new ArrayList<String>();
        collect(schema(), "", paths);

        assertThat(paths).hasSizeGreaterThan(40).allSatisfy(path -> assertThat(
                        UNDOCUMENTED.contains(path) || values.knows(path))
                .as(path)
                .isTrue());
    }

    @Test
    void theSchemaLeavesNothingOpenButWhatKubernetesDescribesItself() throws IOException {
        var open = new ArrayList<String>();
        collectOpen(schema(), "", open);

        assertThat(open).isEmpty();
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper()
                .readTree(Chart.FOLDER.resolve("values.schema.json").toFile());
    }

    private static void collect(JsonNode schema, String path, List<String> paths) {
        for (var property : schema.path("properties").properties()) {
            var name = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            paths.add(name);
            collect(property.getValue(), name, paths);
        }
    }

    /** What takes any key whatever, and does not say whose it is. */
    private static void collectOpen(JsonNode schema, String path, List<String> open) {
        var type = schema.path("type").asText();
        var additional = schema.path("additionalProperties");
        var closed = additional.isObject() || (additional.isBoolean() && !additional.asBoolean());
        var foreign = schema.path("$comment").asText().startsWith("As in Kubernetes: ");
        if (type.isEmpty() || (type.equals("object") && !closed && !foreign)) {
            open.add(path);
        }
        for (var property : schema.path("properties").properties()) {
            collectOpen(property.getValue(), path + "/" + property.getKey(), open);
        }
        if (type.equals("array")) {
            collectOpen(schema.path("items"), path + "/[]", open);
        }
    }
}
