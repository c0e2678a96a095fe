package com.sinch.operator.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaBreaksTest {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    /** What may neither come nor go at a place that was there before. */
    private static final Set<String> FIXED =
            Set.of("type", "default", "x-kubernetes-list-type", "x-kubernetes-list-map-keys");

    /** What may only come. */
    private static final Set<String> GROWING = Set.of("properties", "items", "additionalProperties");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    maxLength                            | {maxLength: 63}                     | {maxLength: 253}
                    maxLength                            | {maxLength: 63}                     | {}
                    maxItems                             | {maxItems: 3}                       | {maxItems: 4}
                    maxProperties                        | {maxProperties: 3}                  | {maxProperties: 4}
                    maximum                              | {maximum: 9}                        | {maximum: 10}
                    minLength                            | {minLength: 2}                      | {minLength: 1}
                    minLength                            | {minLength: 1}                      | {}
                    minItems                             | {minItems: 2}                       | {minItems: 1}
                    minProperties                        | {minProperties: 1}                  | {minProperties: 0}
                    minimum                              | {minimum: 0}                        | {minimum: -0.5}
                    pattern                              | {pattern: a}                        | {}
                    format                               | {format: date-time}                 | {}
                    multipleOf                           | {multipleOf: 2}                     | {}
                    oneOf                                | {oneOf: [{required: [a]}]}          | {}
                    not-known-here                       | {not-known-here: 1}                 | {}
                    enum                                 | {enum: [a]}                         | {enum: [b, a]}
                    enum                                 | {enum: [a]}                         | {}
                    required                             | {required: [a]}                     | {}
                    required                             | {required: [a, b]}                  | {required: [b]}
                    x-kubernetes-validations             | {x-kubernetes-validations: [{rule: a}]} | {}
                    x-kubernetes-validations             | {x-kubernetes-validations: [{rule: a}, {rule: b}]} | {x-kubernetes-validations: [{rule: b}]}
                    nullable                             | {}                                  | {nullable: true}
                    x-kubernetes-preserve-unknown-fields | {}                                  | {x-kubernetes-preserve-unknown-fields: true}
                    properties                           | {properties: {}}                    | {properties: {a: {type: string}}}
                    properties                           | {}                                  | {properties: {a: {type: string}}}
                    items                                | {}                                  | {items: {type: string}}
                    additionalProperties                 | {}                                  | {additionalProperties: {type: string}}
                    """)
    void theStricterIsABreakAndTheLooserIsNot(String keyword, String stricter, String looser) {
        assertThat(SchemaBreaks.between("kinds", read(looser), read(stricter)))
                .singleElement()
                .returns(keyword, Break::keyword);
        assertThat(SchemaBreaks.between("kinds", read(stricter), read(looser))).isEmpty();
        assertThat(SchemaBreaks.between("kinds", read(stricter), read(stricter)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    type                           | {type: string}                      | {type: integer}
                    type                           | {type: string}                      | {}
                    default                        | {default: a}                        | {default: b}
                    default                        | {default: a}                        | {}
                    pattern                        | {pattern: a}                        | {pattern: b}
                    format                         | {format: int32}                     | {format: int64}
                    enum                           | {enum: [a]}                         | {enum: [b]}
                    x-kubernetes-validations       | {x-kubernetes-validations: [{rule: a}]} | {x-kubernetes-validations: [{rule: b}]}
                    x-kubernetes-validations       | {x-kubernetes-validations: [{rule: a}]} | {x-kubernetes-validations: [{rule: a, optionalOldSelf: true}]}
                    x-kubernetes-list-type         | {x-kubernetes-list-type: atomic}    | {x-kubernetes-list-type: map}
                    x-kubernetes-list-type         | {x-kubernetes-list-type: atomic}    | {}
                    x-kubernetes-list-map-keys     | {x-kubernetes-list-map-keys: [a]}   | {x-kubernetes-list-map-keys: [a, b]}
                    x-kubernetes-map-type          | {x-kubernetes-map-type: atomic}     | {}
                    x-kubernetes-int-or-string     | {x-kubernetes-int-or-string: true}  | {}
                    x-kubernetes-embedded-resource | {x-kubernetes-embedded-resource: true} | {}
                    properties                     | {properties: {a: {}}}               | {properties: {b: {}}}
                    """)
    void whatCannotBeToldToBeLooserIsABreakBothWays(String keyword, String one, String other) {
        assertThat(SchemaBreaks.between("kinds", read(one), read(other)))
                .singleElement()
                .returns(keyword, Break::keyword);
        assertThat(SchemaBreaks.between("kinds", read(other), read(one)))
                .singleElement()
                .returns(keyword, Break::keyword);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {description: a}                        | {description: b}
                    {title: a}                              | {}
                    {x-kubernetes-validations: [{rule: a, message: b}]} | {x-kubernetes-validations: [{rule: a, message: c}]}
                    {properties: {}}                        | {properties: {a: {default: b}}, required: [a]}
                    """)
    void whatBreaksNobodyIsNoBreak(String before, String after) {
        assertThat(SchemaBreaks.between("kinds", read(before), read(after))).isEmpty();
    }

    @Test
    void aBreakIsToldByItsPlaceAndByWhatItWas() {
        var before = read("{properties: {a: {items: {additionalProperties: {maxLength: 9}}}}}");
        var after = read("{properties: {a: {items: {additionalProperties: {maxLength: 8}}}}}");

        assertThat(SchemaBreaks.between("kinds v1", before, after))
                .extracting(Break::toString)
                .containsExactly("kinds v1.a.[].{} maxLength: is 8, was 9");
    }

    static Stream<Arguments> everyKeywordOfTheCrds() {
        return Schemas.files(Path.of("crds")).stream()
                .map(file -> YAML.unmarshal(Schemas.content(file), JsonNode.class))
                .flatMap(crd -> keywords(crd.at("/spec/names/plural").asText(), "", schema(crd), schema(crd)));
    }

    private static JsonNode schema(JsonNode crd) {
        return crd.at("/spec/versions/0/schema/openAPIV3Schema");
    }

    private static Stream<Arguments> keywords(String kind, String pointer, JsonNode place, JsonNode root) {
        return place.properties().stream()
                .filter(keyword -> !keyword.getKey().equals("description"))
                .flatMap(keyword -> Stream.concat(
                        Stream.of(arguments(kind, pointer, keyword.getKey(), root)),
                        inner(kind, pointer + "/" + keyword.getKey(), keyword, root)));
    }

    private static Stream<Arguments> inner(
            String kind, String pointer, Map.Entry<String, JsonNode> keyword, JsonNode root) {
        return switch (keyword.getKey()) {
            case "properties" ->
                keyword.getValue().properties().stream()
                        .flatMap(property ->
                                keywords(kind, pointer + "/" + property.getKey(), property.getValue(), root));
            case "items", "additionalProperties" -> keywords(kind, pointer, keyword.getValue(), root);
            default -> Stream.empty();
        };
    }

    /** All that the real CRDs say counts: if one of them said it no more, or only began to. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("everyKeywordOfTheCrds")
    void allThatTheCrdsSayIsLookedAt(String kind, String pointer, String keyword, JsonNode with) {
        JsonNode without = with.deepCopy();
        ((ObjectNode) without.at(pointer)).remove(keyword);
        var lost = SchemaBreaks.between(kind, with, without);
        var gained = SchemaBreaks.between(kind, without, with);

        if (FIXED.contains(keyword) || GROWING.contains(keyword)) {
            assertThat(lost).isNotEmpty().allMatch(it -> it.keyword().equals(keyword));
        } else {
            assertThat(lost).isEmpty();
        }
        if (GROWING.contains(keyword)) {
            assertThat(gained).isEmpty();
        } else if (!keyword.equals("required") || !allFilledIn(with.at(pointer))) {
            assertThat(gained).isNotEmpty().allMatch(it -> it.keyword().equals(keyword));
        }
    }

    private static boolean allFilledIn(JsonNode place) {
        return StreamSupport.stream(place.path("required").spliterator(), false)
                .allMatch(name -> place.path("properties").path(name.asText()).has("default"));
    }

    private static JsonNode read(String yaml) {
        // What begins with a brace would be taken for JSON.
        return YAML.unmarshal("---\n" + yaml, JsonNode.class);
    }
}
