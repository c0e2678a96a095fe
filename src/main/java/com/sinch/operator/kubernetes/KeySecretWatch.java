package com.sinch.operator.kubernetes;

import com.sinch.operator.api.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Watches the Secrets with keys, once for all kinds of objects that have keys. Only Secrets with our label are cached, so that
 * a cluster's other Secrets cost nothing.
 */
public final class KeySecretWatch {

    private static final String SOURCE = "key-secrets";
    private static final String BY_OWNER = "owner";

    private final List<Consumer<Secret>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable InformerEventSource<Secret, ?> informer;

    /**
     * For a controller's list of event sources. The first controller that asks has the watch, and is not woken by what the
     * operator writes itself: it should be the one with the most objects.
     *
     * @param interested the objects that a Secret wakes
     */
    synchronized <P extends HasMetadata> EventSource<Secret, P> eventSource(
            EventSourceContext<P> context, Function<Secret, Set<ResourceID>> interested) {
        if (informer == null) {
            var source = new Informer<>(configuration(context, interested), context, this::announce);
            source.addIndexer(BY_OWNER, secret -> Controllers.of(secret).map(OwnerReference::getUid).stream()
                    .toList());
            informer = source;
            return source;
        }
        var source = new WakingEventSource<Secret, P>(Secret.class, SOURCE, UnaryOperator.identity());
        listeners.add(secret -> {
            if (source.isRunning()) {
                interested.apply(secret).forEach(source::wake);
            }
        });
        return source;
    }

    private static <P extends HasMetadata> InformerEventSourceConfiguration<Secret> configuration(
            EventSourceContext<P> context, Function<Secret, Set<ResourceID>> interested) {
        return InformerEventSourceConfiguration.from(Secret.class, context.getPrimaryResourceClass())
                .withName(SOURCE)
                .withLabelSelector(Labels.CREDENTIAL + "=" + Labels.CREDENTIAL_API_KEY)
                .withNamespacesInheritedFromController()
                .withInformerListLimit(Pages.OF_OBJECTS)
                .withSecondaryToPrimaryMapper(interested::apply)
                .withPrimaryToSecondaryMapper((P owner) -> Set.of())
                .build();
    }

    /** The Secret of that name; what the operator wrote is there at once. */
    Optional<Secret> get(String namespace, String name) {
        return informer().get(new ResourceID(name, namespace));
    }

    /** The Secrets that an object controls. */
    List<Secret> controlledBy(HasMetadata owner) {
        return informer().byIndex(BY_OWNER, owner.getMetadata().getUid());
    }

    /** Creates a Secret; one of that name that is there already is not overwritten. */
    Secret create(Secret secret, KubernetesClient client) {
        return informer().eventFilteringUpdateAndCacheResource(secret, it -> client.resource(it)
                .create());
    }

    /** Writes a Secret in the state in which it was read. */
    Secret update(Secret secret, KubernetesClient client) {
        return informer().eventFilteringUpdateAndCacheResource(secret, it -> client.resource(it)
                .update());
    }

    private void announce(Secret secret) {
        listeners.forEach(listener -> listener.accept(secret));
    }

    private synchronized InformerEventSource<Secret, ?> informer() {
        if (informer == null) {
            throw new IllegalStateException("no controller registered the event source " + SOURCE);
        }
        return informer;
    }

    /** Tells other controllers as well, of all changes. */
    private static final class Informer<P extends HasMetadata> extends InformerEventSource<Secret, P> {

        private final Consumer<Secret> listener;

        Informer(
                InformerEventSourceConfiguration<Secret> configuration,
                EventSourceContext<P> context,
                Consumer<Secret> listener) {
            super(configuration, context);
            this.listener = listener;
        }

        @Override
        public void onAdd(Secret secret) {
            super.onAdd(secret);
            listener.accept(secret);
        }

        @Override
        public void onUpdate(Secret before, Secret after) {
            super.onUpdate(before, after);
            listener.accept(after);
        }

        @Override
        public synchronized void onDelete(Secret secret, boolean finalStateUnknown) {
            super.onDelete(secret, finalStateUnknown);
            listener.accept(secret);
        }
    }
}
