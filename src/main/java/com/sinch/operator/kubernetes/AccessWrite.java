package com.sinch.operator.kubernetes;

import com.sinch.operator.domain.access.MissingPermission;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;

/**
 * One write of a Role or a RoleBinding.
 *
 * @param verb what is done
 * @param object the Role or RoleBinding as it is to be, or as it was read where it is deleted
 * @param cache where it is cached
 */
record AccessWrite<R extends HasMetadata, P extends HasMetadata>(Verb verb, R object, AccessCache<R, P> cache) {

    /** What can be done; the constants are the verbs of RBAC. */
    enum Verb {
        delete,
        create,
        update
    }

    /** The name of the Role and the RoleBinding that belong together. */
    String name() {
        return object.getMetadata().getName();
    }

    /** @throws KubernetesClientException where the API server does not do it */
    void carryOut(Context<P> context) {
        switch (verb) {
            case delete -> Objects.deleteUnchanged(context.getClient(), object);
            case create -> cache.create(object, context);
            case update -> cache.replace(object, context);
        }
    }

    /** What the operator would need to be allowed, where the API server refused it. */
    MissingPermission missing(KubernetesClientException refusal) {
        var resource = HasMetadata.getFullResourceName(cache.type());
        var message = refusal.getStatus() == null ? "" : refusal.getStatus().getMessage();
        return new MissingPermission(
                verb.name(), resource, object.getMetadata().getNamespace(), message == null ? "" : message);
    }
}
