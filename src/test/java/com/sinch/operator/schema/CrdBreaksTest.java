package com.sinch.operator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrdBreaksTest {

    private static final String CRD =
            """
            metadata: {name: kinds.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {kind: Kind, plural: kinds, singular: kind, shortNames: [k, ks], categories: [all]}
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {status: {}}
                selectableFields: [{jsonPath: .spec.a}]
                schema: {openAPIV3Schema: {properties: {spec: {maxLength: 9}}}}
            """;

    private static final String SECOND_VERSION =
            """
              - name: v2
                served: true
                storage: false
                schema: {openAPIV3Schema: {}}
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kinds scope                        | scope: Namespaced               | scope: Cluster
                    kinds kind                         | kind: Kind                      | kind: Other
                    kinds singular                     | singular: kind                  | singular: other
                    kinds shortNames                   | 'shortNames: [k, ks]'           | 'shortNames: [ks]'
                    kinds categories                   | 'categories: [all]'             | 'categories: []'
                    kinds v1 served                    | served: true                    | served: false
                    kinds v1 subresources              | 'subresources: {status: {}}'    | 'subresources: {}'
                    kinds v1 selectableFields          | jsonPath: .spec.a               | jsonPath: .spec.b
                    kinds v1.spec maxLength            | maxLength: 9                    | maxLength: 8
                    kinds.example.com CustomResourceDefinition | name: kinds.example.com | name: kinds.example.org
                    """)
    void whatSomebodyReliesOnIsABreak(String name, String before, String after) {
        assertThat(between(CRD, CRD.replace(before, after)))
                .extracting(Break::name)
                .containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'shortNames: [k, ks]'        | 'shortNames: [ks, k, kind]'
                    'categories: [all]'          | 'categories: [all, more]'
                    'subresources: {status: {}}' | 'subresources: {status: {}, scale: {}}'
                    'storage: true'              | 'storage: true, additionalPrinterColumns: []'
                    '[{jsonPath: .spec.a}]'      | '[{jsonPath: .spec.b}, {jsonPath: .spec.a}]'
                    """)
    void whatIsAddedIsNoBreak(String before, String after) {
        assertThat(between(CRD, CRD.replace(before, after.replace(", additional", "\n    additional"))))
                .isEmpty();
    }

    @Test
    void aVersionIsAddedAndNeverRemoved() {
        assertThat(between(CRD, CRD + SECOND_VERSION)).isEmpty();
        assertThat(between(CRD + SECOND_VERSION, CRD)).extracting(Break::name).containsExactly("kinds v2 versions");
    }

    @Test
    void aVersionIsStoredOnlyOnceAReleaseHasServedIt() {
        var stored = (CRD + SECOND_VERSION)
                .replace("storage: true", "storage: new")
                .replace("storage: false", "storage: true")
                .replace("storage: new", "storage: false");

        assertThat(between(CRD, stored)).extracting(Break::name).containsExactly("kinds v2 storage");
        assertThat(between(CRD + SECOND_VERSION, stored)).isEmpty();
    }

    private static List<Break> between(String before, String after) {
        return CrdBreaks.between(List.of(read(before)), List.of(read(after)));
    }

    private static JsonNode read(String yaml) {
        return new KubernetesSerialization().unmarshal(yaml, JsonNode.class);
    }
}
