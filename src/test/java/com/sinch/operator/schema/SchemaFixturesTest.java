package com.sinch.operator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaFixturesTest {

    /** The constraints on sizes, and how far beyond the bound the first size is that they reject. */
    private static final Map<String, Integer> BEYOND = Map.of(
            "minLength", -1, "minItems", -1, "minProperties", -1, "maxLength", 1, "maxItems", 1, "maxProperties", 1);

    private final Schemas schemas = Schemas.read();
    private final Map<String, FixtureFile> files = FixtureFile.readAll();
    private final List<Trial> trials = new Trials(schemas, files).list();

    @Test
    void everyConstraintOfTheCrdsHasAFixture() {
        assertThat(schemas.constraints())
                .as("what crds/ demands without a fixture in src/test/resources/schema")
                .filteredOn(constraint ->
                        trials.stream().noneMatch(trial -> trial.constraint().equals(constraint)))
                .isEmpty();
    }

    @Test
    void everyFixtureTriesSomething() {
        var sentences = files.entrySet().stream().flatMap(file -> file.getValue().bounds().keySet().stream()
                .map(sentence -> file.getKey() + ": " + sentence));

        assertThat(sentences)
                .as("fixtures that try nothing that crds/ demands")
                .filteredOn(sentence ->
                        trials.stream().noneMatch(trial -> trial.sentence().equals(sentence)))
                .isEmpty();
    }

    @Test
    void aMessageTellsOneRuleFromAnother() {
        assertThat(trials)
                .as("a fixture that tries two rules of one place, for its message is a part of both of theirs")
                .extracting(Trial::toString)
                .doesNotHaveDuplicates();
    }

    @Test
    void aSizeIsTriedAtItsBoundAndOneBeyond() {
        assertThat(trials)
                .filteredOn(trial -> BEYOND.containsKey(trial.constraint().keyword()))
                .allSatisfy(trial -> {
                    var bound = Integer.parseInt(trial.constraint().content());
                    var beyond = bound
                            + Objects.requireNonNull(
                                    BEYOND.get(trial.constraint().keyword()));
                    assertThat(sizes(trial.accepted(), trial.constraint())).contains(bound);
                    assertThat(sizes(trial.rejected(), trial.constraint())).contains(beyond);
                });
    }

    private static Stream<Integer> sizes(JsonNode manifest, Constraint constraint) {
        var steps = Values.steps(constraint.path());
        return Values.at(manifest, steps.subList(1, steps.size())).map(SchemaFixturesTest::size);
    }

    private static int size(JsonNode value) {
        return value.isTextual()
                ? value.asText().codePointCount(0, value.asText().length())
                : value.size();
    }
}
