package com.sinch.operator.kubernetes;

import com.sinch.operator.api.Labels;
import com.sinch.operator.domain.hierarchy.DerivedNames;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Watches and reads the Roles, or the RoleBindings, that give access to one kind of object. Only those with our label for
 * that kind are cached, so that a cluster's other Roles cost nothing.
 *
 * @param type Role or RoleBinding
 * @param name names the event source
 * @param <R> the same
 * @param <P> the kind of the objects that they give access to
 */
record AccessCache<R extends HasMetadata, P extends HasMetadata>(Class<R> type, String name) {

    /** Wakes an object when what gives access to it changes. */
    InformerEventSource<R, P> eventSource(EventSourceContext<P> context) {
        var kind = HasMetadata.getKind(context.getPrimaryResourceClass());
        var configuration = InformerEventSourceConfiguration.from(type, context.getPrimaryResourceClass())
                .withName(name)
                .withLabelSelector(Labels.ACCESS + "=" + AccessCodec.label(kind))
                .withNamespacesInheritedFromController()
                .withInformerListLimit(Pages.OF_OBJECTS)
                .withSecondaryToPrimaryMapper(object -> concerned(object, kind))
                .withPrimaryToSecondaryMapper((P owner) -> Set.of())
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    /** What owns it, and what it is named after: somebody may have taken the owner away. */
    private static Set<ResourceID> concerned(HasMetadata object, String kind) {
        var owner = Controllers.of(object)
                .filter(reference -> reference.getKind().equals(kind))
                .map(reference -> reference.getName());
        var named = DerivedNames.accessedBy(kind, object.getMetadata().getName());
        return Stream.concat(owner.stream(), named.stream())
                .map(name -> new ResourceID(name, object.getMetadata().getNamespace()))
                .collect(Collectors.toSet());
    }

    /**
     * The one of that name beside an object.
     *
     * @param live whether to ask the API server itself, which also knows those of others
     */
    Optional<R> find(P owner, String name, boolean live, Context<P> context) {
        var namespace = owner.getMetadata().getNamespace();
        return live
                ? Optional.ofNullable(context.getClient()
                        .resources(type)
                        .inNamespace(namespace)
                        .withName(name)
                        .get())
                : source(context).get(new ResourceID(name, namespace));
    }

    /** Creates one, unless one of that name is there. */
    void create(R object, Context<P> context) {
        context.resourceOperations().create(object, source(context));
    }

    /** Replaces one in the state in which it was read. */
    void replace(R object, Context<P> context) {
        context.resourceOperations().update(object, source(context));
    }

    private InformerEventSource<R, P> source(Context<P> context) {
        if (context.eventSourceRetriever().getEventSourceFor(type, name)
                instanceof InformerEventSource<R, P> informer) {
            return informer;
        }
        throw new IllegalStateException("the controller did not register the event source " + name);
    }
}
