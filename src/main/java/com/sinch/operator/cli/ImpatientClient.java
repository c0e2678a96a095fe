package com.sinch.operator.cli;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.util.function.Function;

/** A client for somebody who waits at a terminal. */
public final class ImpatientClient {

    /** One more attempt, not the client's usual minutes of them. */
    private static final int RETRIES = 1;

    /** Milliseconds before a watch that ended is begun anew; doubled with each failure, up to 32 times. */
    private static final int RECONNECT_INTERVAL = 200;

    private ImpatientClient() {}

    /** The same client with fewer retries and shorter pauses. It is closed with the other one. */
    public static KubernetesClient of(KubernetesClient client) {
        return retrying(client, RETRIES);
    }

    /** The same client without any retries, for what must not be done twice. It is closed with the other one. */
    public static KubernetesClient once(KubernetesClient client) {
        return retrying(client, 0);
    }

    private static KubernetesClient retrying(KubernetesClient client, int retries) {
        var impatient = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(retries)
                .withWatchReconnectInterval(RECONNECT_INTERVAL)
                .build();
        return client.adapt(NamespacedKubernetesClient.class)
                .withRequestConfig(impatient)
                .call(Function.<KubernetesClient>identity()::apply);
    }
}
