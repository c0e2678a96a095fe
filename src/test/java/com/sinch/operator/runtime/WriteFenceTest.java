package com.sinch.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.LeaderElection;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On requests as the client really sends them. */
@EnableKubernetesMockClient(crud = true)
class WriteFenceTest {

    @SuppressWarnings("NullAway.Init") // the extension sets it
    private KubernetesClient direct;

    private final Leadership leadership =
            Leadership.of(Optional.of(new LeaderElection("sinch-operator", "me", Duration.ofSeconds(15))), () -> 0);

    @Test
    void whoDoesNotLeadReadsAndWritesNothing() {
        try (var client = fenced()) {
            var present = direct.resource(map("present")).create();

            assertThat(client.configMaps().inNamespace("default").list().getItems())
                    .hasSize(1);
            assertRefused(() -> client.resource(map("another")).create());
            assertRefused(() -> client.resource(present).update());
            assertRefused(() -> client.resource(present).patch());
            assertRefused(() -> client.resource(present).delete());
        }
        assertThat(direct.configMaps().inNamespace("default").list().getItems()).hasSize(1);
    }

    @Test
    void whoLeadsWrites() {
        leadership.renewed(leadership.now());
        try (var client = fenced()) {
            client.resource(map("one")).create();
        }
        assertThat(direct.configMaps().inNamespace("default").withName("one").get())
                .isNotNull();
    }

    @Test
    void theLeaseIsWrittenByWhoeverWantsToLead() {
        var lease = new LeaseBuilder()
                .withNewMetadata()
                .withName("sinch-operator")
                .withNamespace("default")
                .endMetadata()
                .build();
        try (var client = fenced()) {
            client.resource(lease).create();
        }
        assertThat(direct.leases().inNamespace("default").list().getItems()).hasSize(1);
    }

    @Test
    void whatOneMayDoIsAskedByAnyone() {
        try (var client = fenced()) {
            var review = new SelfSubjectAccessReviewBuilder()
                    .withNewMetadata()
                    .withName("question")
                    .endMetadata()
                    .build();
            assertThat(client.resource(review).create()).isNotNull();
        }
    }

    private KubernetesClient fenced() {
        return new KubernetesClientBuilder()
                .withConfig(direct.getConfiguration())
                .withHttpClientBuilderConsumer(
                        http -> http.addOrReplaceInterceptor("write-fence", new WriteFence(leadership)))
                .build();
    }

    private static void assertRefused(Runnable write) {
        assertThatThrownBy(write::run)
                .isInstanceOf(KubernetesClientException.class)
                .hasStackTraceContaining("does not lead");
    }

    private static ConfigMap map(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .addToData("key", "value")
                .build();
    }
}
