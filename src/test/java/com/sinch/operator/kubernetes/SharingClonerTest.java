package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharingClonerTest {

    private final KubernetesSerialization json = new KubernetesSerialization();
    private final SharingCloner cloner = new SharingCloner(json);

    @Test
    void theCopyOfASubprojectSaysTheSame() {
        var original = read("Subproject", "{projectRef: {name: clients}}", Subproject.class);

        assertThat(json.asJson(cloner.clone(original))).isEqualTo(json.asJson(original));
    }

    @Test
    void whatIsDoneToTheCopyIsNotDoneToTheOriginal() {
        var original = read("Subproject", "{projectRef: {name: clients}}", Subproject.class);
        var before = json.asJson(original);

        var copy = cloner.clone(original);
        copy.setStatus(null);
        copy.getMetadata().setResourceVersion("2");
        copy.getMetadata().getAnnotations().put("more", "of it");
        copy.getMetadata().setFinalizers(List.of("held"));

        assertThat(json.asJson(original)).isEqualTo(before);
    }

    @Test
    void otherKindsAreCopiedWhole() {
        var original = read("Project", "{accountRef: {name: acme}}", Project.class);

        var copy = cloner.clone(original);

        assertThat(copy).isNotSameAs(original);
        assertThat(json.asJson(copy)).isEqualTo(json.asJson(original));
    }

    private <T> T read(String kind, String spec, Class<T> type) {
        return json.unmarshal(
                """
                apiVersion: account.sinch.com/v1alpha1
                kind: %s
                metadata: {name: one, namespace: home, uid: u-1, resourceVersion: "1", annotations: {a: b}, labels: {c: d}}
                spec: %s
                """
                        .formatted(kind, spec),
                type);
    }
}
