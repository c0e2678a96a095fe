package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.domain.metric.Metric;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** On requests as the client really sends them. */
@EnableKubernetesMockClient(crud = true)
class ApiRequestsTest {

    @SuppressWarnings("NullAway.Init") // the extension sets it
    private KubernetesClient direct;

    private final Meters meters = new Meters(new SimpleMeterRegistry());

    @Test
    void requestsAreCountedByMethodAndCode() {
        var map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("one")
                .withNamespace("default")
                .endMetadata()
                .build();
        try (var client = counted(direct.getConfiguration())) {
            client.resource(map).create();
            assertThatThrownBy(() -> client.resource(map).create()).isInstanceOf(KubernetesClientException.class);
            client.resource(map).get();
        }

        assertThat(count("POST", "201")).isEqualTo(1);
        assertThat(count("POST", "409")).isEqualTo(1);
        assertThat(count("GET", "200")).isEqualTo(1);
        assertThat(count("GET", "none")).isZero();
    }

    @Test
    void noAnswerIsCountedWheneverItIsTriedAgain() {
        var nowhere = new ConfigBuilder(direct.getConfiguration())
                .withMasterUrl("https://127.0.0.1:1/")
                .withRequestRetryBackoffLimit(2)
                .withRequestRetryBackoffInterval(1)
                .build();
        try (var client = counted(nowhere)) {
            assertThatThrownBy(() -> client.configMaps()
                            .inNamespace("default")
                            .withName("one")
                            .get())
                    .isInstanceOf(KubernetesClientException.class);
        }

        assertThat(count("GET", "none")).isEqualTo(2);
    }

    private KubernetesClient counted(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientBuilderConsumer(
                        http -> http.addOrReplaceInterceptor("api-requests", new ApiRequests(meters)))
                .build();
    }

    private double count(String method, String code) {
        return meters.counter(Metric.API_REQUESTS, method, code).count();
    }
}
