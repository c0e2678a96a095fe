package com.sinch.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchingDispatcherTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final LocalControlPlane controlPlane = MockControlPlane.start();
    private final KubernetesClient client = controlPlane.client();
    private final Resource<ConfigMap> stored =
            client.configMaps().inNamespace("default").withName("settings");

    @AfterEach
    void close() {
        controlPlane.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # target              | patch               | merged
            {"a":"b"}             | {"a":"c"}           | {"a":"c"}
            {"a":"b"}             | {"b":"c"}           | {"a":"b","b":"c"}
            {"a":"b"}             | {"a":null}          | {}
            {"a":"b","b":"c"}     | {"a":null}          | {"b":"c"}
            {"a":["b"]}           | {"a":"c"}           | {"a":"c"}
            {"a":"c"}             | {"a":["b"]}         | {"a":["b"]}
            {"a":{"b":"c"}}       | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}     | {"a":[1]}           | {"a":[1]}
            {"e":null}            | {"a":1}             | {"e":null,"a":1}
            {}                    | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
            """)
    void mergesAsRfc7396Says(String target, String patch, String merged) throws JsonProcessingException {
        assertThat(PatchingDispatcher.merge(JSON.readTree(target), JSON.readTree(patch)))
                .isEqualTo(JSON.readTree(merged));
    }

    @Test
    void createsWhatIsAppliedAndNotThere() {
        client.resource(settings(Map.of("a", "1"))).serverSideApply();

        assertThat(stored.get().getData()).containsExactlyEntriesOf(Map.of("a", "1"));
    }

    @Test
    void mergesWhatIsAppliedIntoWhatIsThere() {
        client.resource(settings(Map.of("a", "1", "b", "1"))).create();

        client.resource(settings(Map.of("b", "2"))).serverSideApply();

        assertThat(stored.get().getData()).containsOnly(Map.entry("a", "1"), Map.entry("b", "2"));
    }

    @Test
    void removesAKeyThatAMergePatchSetsToNull() {
        client.resource(settings(Map.of("a", "1", "b", "1"))).create();

        stored.patch(MERGE, "{\"data\":{\"a\":null}}");

        assertThat(stored.get().getData()).containsOnly(Map.entry("b", "1"));
    }

    @Test
    void replacesAListAsAWhole() {
        ConfigMap settings = settings(Map.of());
        settings.getMetadata().setFinalizers(List.of("example.com/one", "example.com/two"));
        client.resource(settings).create();

        stored.patch(MERGE, "{\"metadata\":{\"finalizers\":[\"example.com/three\"]}}");

        assertThat(stored.get().getMetadata().getFinalizers()).containsExactly("example.com/three");
    }

    @Test
    void refusesAPatchOfAnOlderVersion() {
        ConfigMap old = client.resource(settings(Map.of("a", "1"))).create();
        stored.patch(MERGE, "{\"data\":{\"a\":\"2\"}}");

        String patch = "{\"metadata\":{\"resourceVersion\":\"%s\"},\"data\":{\"a\":\"3\"}}"
                .formatted(old.getMetadata().getResourceVersion());
        assertThatThrownBy(() -> stored.patch(MERGE, patch))
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> assertThat(e.getCode())
                        .isEqualTo(409));
        assertThat(stored.get().getData()).containsEntry("a", "2");
    }

    @Test
    void findsNothingToMergeAPatchInto() {
        assertThatThrownBy(() -> stored.patch(MERGE, "{\"data\":{\"a\":\"1\"}}"))
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> assertThat(e.getCode())
                        .isEqualTo(404));
    }

    @Test
    void appliesStatusWithoutTouchingTheSpec() {
        client.resource(
                        """
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: examples.example.com}
                        spec:
                          group: example.com
                          names: {kind: Example, plural: examples}
                          scope: Namespaced
                          versions: [{name: v1, served: true, storage: true, subresources: {status: {}}}]
                        """)
                .create();
        client.resource(example("spec: {a: 1}")).create();

        HasMetadata applied = client.resource(example("status: {b: 2}"))
                .subresource("status")
                .patch(PatchContext.of(PatchType.SERVER_SIDE_APPLY));

        assertThat(applied).isInstanceOfSatisfying(GenericKubernetesResource.class, example -> assertThat(
                        example.getAdditionalProperties())
                .containsEntry("spec", Map.of("a", 1))
                .containsEntry("status", Map.of("b", 2)));
    }

    private static String example(String content) {
        return "apiVersion: example.com/v1\nkind: Example\nmetadata: {name: one, namespace: default}\n" + content;
    }

    private static ConfigMap settings(Map<String, String> data) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("settings")
                .withNamespace("default")
                .endMetadata()
                .withData(data)
                .build();
    }
}
