package com.sinch.operator.cli.tree;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cli.Place;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/**
 * Lists the objects of a cluster: four requests, whatever the size of the tree.
 *
 * @param client the cluster
 * @param place where to look
 */
record ListingReader(KubernetesClient client, Place place) {

    /**
     * Lists them as they are now.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the API server does not give the lists
     */
    Listing read() {
        // Children first: a parent made in between then has no children yet, instead of children that have no parent.
        var subprojects = list(Subproject.class);
        var projects = list(Project.class);
        var billingAccounts = list(BillingAccount.class);
        var accounts = list(SinchAccount.class);
        return new Listing(place.namespace(), accounts, billingAccounts, projects, subprojects);
    }

    private <T extends HasMetadata> List<T> list(Class<T> kind) {
        return place.of(client.resources(kind)).list().getItems();
    }
}
