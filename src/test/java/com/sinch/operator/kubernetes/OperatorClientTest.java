package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class OperatorClientTest {

    private static final String SUBPROJECT =
            """
            {"apiVersion": "account.sinch.com/v1alpha1", "kind": "Subproject",
             "metadata": {"name": "client-one", "namespace": "clients", "annotations": {"a": "b"},
               "managedFields": [{"manager": "kubectl", "fieldsV1": {"f:spec": {"f:projectRef": {}}}}]},
             "spec": {"projectRef": {"name": "clients"}}, "status": {"subprojectId": "s-1"}}
            """;

    private final KubernetesSerialization json =
            OperatorClient.builder().build().getKubernetesSerialization();

    @Test
    void itReadsObjectsWithoutWhoSetWhichField() {
        var subproject = json.unmarshal(SUBPROJECT, Subproject.class);

        assertThat(subproject.getMetadata().getManagedFields()).isEmpty();
        assertThat(subproject.getMetadata().getAnnotations()).containsEntry("a", "b");
        assertThat(subproject.getSpec().projectRef().name()).isEqualTo("clients");
        assertThat(json.asJson(subproject)).doesNotContain("managedFields");
    }

    @Test
    void watchesTellOfSubprojectsAsWhatTheyAre() {
        var event = json.unmarshal("{\"type\": \"ADDED\", \"object\": " + SUBPROJECT + "}", WatchEvent.class);

        assertThat(event.getObject()).isInstanceOf(Subproject.class);
    }

    @Test
    void otherObjectsAreReadAsEver() {
        HasMetadata secret = json.unmarshal(
                """
                {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "one"}, "data": {"keyId": "a2V5"}}
                """);

        assertThat(secret).isInstanceOfSatisfying(Secret.class, it -> assertThat(it.getData())
                .containsEntry("keyId", "a2V5"));
    }
}
