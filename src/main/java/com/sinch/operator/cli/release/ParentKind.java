package com.sinch.operator.cli.release;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/**
 * The kinds that are given the operator's finalizer, in the order in which they are shown; the constants are Kubernetes'
 * names.
 */
enum ParentKind {
    SinchAccount(SinchAccount.class),
    BillingAccount(BillingAccount.class),
    Project(Project.class);

    private final Class<? extends HasMetadata> type;

    ParentKind(Class<? extends HasMetadata> type) {
        this.type = type;
    }

    /** The objects of this kind, untyped. */
    MixedOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>> in(
            KubernetesClient client) {
        return client.genericKubernetesResources(ResourceDefinitionContext.fromResourceType(type));
    }
}
