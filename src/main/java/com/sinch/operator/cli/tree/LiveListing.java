package com.sinch.operator.cli.tree;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.cli.Place;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The objects of a cluster, kept up to date by watches until it is closed. */
final class LiveListing implements AutoCloseable {

    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final Place place;
    private final SharedIndexInformer<SinchAccount> accounts;
    private final SharedIndexInformer<BillingAccount> billingAccounts;
    private final SharedIndexInformer<Project> projects;
    private final SharedIndexInformer<Subproject> subprojects;

    private LiveListing(KubernetesClient client, Place place) {
        this.place = place;
        accounts = informer(client, SinchAccount.class);
        billingAccounts = informer(client, BillingAccount.class);
        projects = informer(client, Project.class);
        subprojects = informer(client, Subproject.class);
    }

    /**
     * Lists the objects and begins to watch them.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the API server does not give the lists or watches
     */
    static LiveListing open(KubernetesClient client, Place place) {
        var listing = new LiveListing(client, place);
        try {
            listing.informers().forEach(SharedIndexInformer::run);
            return listing;
        } catch (RuntimeException e) {
            listing.close();
            throw e;
        }
    }

    /** Whether anything happened since this was last asked, or it is asked for the first time. */
    boolean changed() {
        return changed.getAndSet(false);
    }

    /** Whether all watches stand. While one does not, the objects may be out of date. */
    boolean connected() {
        return informers().stream().allMatch(SharedIndexInformer::isWatching);
    }

    /** The objects as they were last heard of. */
    Listing read() {
        return new Listing(
                place.namespace(),
                objects(accounts),
                objects(billingAccounts),
                objects(projects),
                objects(subprojects));
    }

    @Override
    public void close() {
        informers().forEach(SharedIndexInformer::close);
    }

    /** Children first: a parent made in between then has no children yet, instead of children that have no parent. */
    private List<SharedIndexInformer<?>> informers() {
        return List.of(subprojects, projects, billingAccounts, accounts);
    }

    private <T extends HasMetadata> SharedIndexInformer<T> informer(KubernetesClient client, Class<T> kind) {
        return place.of(client.resources(kind))
                .runnableInformer(0)
                // Once it has begun it tries again, whatever happens: TreeWatch says when that takes too long.
                .exceptionHandler((started, failure) -> started)
                .addEventHandler(new ChangeHandler<>(changed));
    }

    private static <T> List<T> objects(SharedIndexInformer<T> informer) {
        return informer.getStore().list();
    }

    /** Notes that something happened. */
    private record ChangeHandler<T>(AtomicBoolean changed) implements ResourceEventHandler<T> {

        @Override
        public void onAdd(T object) {
            changed.set(true);
        }

        @Override
        public void onUpdate(T before, T object) {
            changed.set(true);
        }

        @Override
        public void onDelete(T object, boolean lastStateUnknown) {
            changed.set(true);
        }
    }
}
