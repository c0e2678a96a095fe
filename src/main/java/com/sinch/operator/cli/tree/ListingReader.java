package com.sinch.operator.cli.tree;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the objects of a cluster: four requests, whatever the size of the tree. */
final class ListingReader {

    /** Somebody waits at a terminal: one more attempt, not the client's usual minutes of them. */
    private static final int RETRIES = 1;

    private final KubernetesClient client;

    ListingReader(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Lists one namespace or all.
     *
     * @param namespace the namespace; null = all
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the API server does not give the lists
     */
    Listing read(@Nullable String namespace) {
        var impatient = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(RETRIES)
                .build();
        return client.adapt(NamespacedKubernetesClient.class)
                .withRequestConfig(impatient)
                .call(patched -> read(patched, namespace));
    }

    private static Listing read(KubernetesClient client, @Nullable String namespace) {
        // Children first: a parent made in between then has no children yet, instead of children that have no parent.
        var subprojects = list(client, Subproject.class, namespace);
        var projects = list(client, Project.class, namespace);
        var billingAccounts = list(client, BillingAccount.class, namespace);
        var accounts = list(client, SinchAccount.class, namespace);
        return new Listing(namespace, accounts, billingAccounts, projects, subprojects);
    }

    private static <T extends HasMetadata> List<T> list(
            KubernetesClient client, Class<T> kind, @Nullable String namespace) {
        var objects = client.resources(kind);
        return (namespace == null ? objects.inAnyNamespace() : objects.inNamespace(namespace))
                .list()
                .getItems();
    }
}
