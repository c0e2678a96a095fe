package com.sinch.operator.kubernetes;

import com.sinch.operator.api.ReportedStatus;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;

/**
 * What a reconciliation sees in the caches.
 *
 * @param context the reconciliation's
 * @param objects the caches of all controllers
 * @param namespaces what is known of namespaces
 * @param records what is known of payments and usage reports
 * @param <O> the kind that is reconciled
 */
public record Caches<O extends CustomResource<?, ?>>(
        Context<O> context, ObjectCaches objects, Namespaces namespaces, Records records) implements Neighbourhood {

    @Override
    public <C extends CustomResource<?, ? extends ReportedStatus>, P extends CustomResource<?, ?>> Optional<P> parent(
            Link<C, P> link, C child) {
        return link.parentIn(objects, child).filter(parent -> link.permits(parent, child, namespaces));
    }

    @Override
    public <C extends CustomResource<?, ? extends ReportedStatus>, P extends CustomResource<?, ?>> List<C> children(
            Link<C, P> link, P parent) {
        return link.childrenIn(objects, parent)
                .filter(child -> link.attached(parent, child, namespaces))
                .toList();
    }

    @Override
    public <C extends CustomResource<?, ? extends ReportedStatus>, P extends CustomResource<?, ?>> Optional<C> namesake(
            Link<C, P> link, String namespace, String name) {
        return link.childIn(objects, namespace, name);
    }

    /**
     * Asks the API server itself, in every watched namespace, whether anything is still attached to {@code parent}. Caches
     * are behind, and stay behind where a kind was taken away; what is final does not rest on them.
     */
    public <C extends CustomResource<?, ? extends ReportedStatus>, P extends CustomResource<?, ?>> boolean anyLiveChild(
            Link<C, P> link, P parent) {
        return link.anyLiveChild(context, parent, child -> link.attached(parent, child, namespaces));
    }
}
