package com.sinch.operator.kubernetes;

import com.sinch.operator.api.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Watches and reads the Secrets with the keys of one kind of object. Only Secrets with our label are cached, so that a
 * cluster's other Secrets cost nothing.
 *
 * @param secretName the name of the Secret that an object asks for
 * @param <P> the kind of the objects that have keys
 */
record SecretCache<P extends HasMetadata>(Function<P, String> secretName) {

    private static final String SOURCE = "key-secrets";
    private static final String BY_OWNER = "owner";
    private static final String BY_WANTED_NAME = "wanted-secret";

    /** Wakes an object when its Secret, or a Secret of the name that it asks for, changes. */
    InformerEventSource<Secret, P> eventSource(EventSourceContext<P> context) {
        var owners = context.getPrimaryCache();
        owners.addIndexer(
                BY_WANTED_NAME, owner -> List.of(owner.getMetadata().getNamespace() + "/" + secretName.apply(owner)));
        var kind = HasMetadata.getKind(context.getPrimaryResourceClass());
        var configuration = InformerEventSourceConfiguration.from(Secret.class, context.getPrimaryResourceClass())
                .withName(SOURCE)
                .withLabelSelector(Labels.CREDENTIAL + "=" + Labels.CREDENTIAL_API_KEY)
                .withNamespacesInheritedFromController()
                .withSecondaryToPrimaryMapper(secret -> interested(secret, kind, context))
                .withPrimaryToSecondaryMapper((P owner) -> Set.of());
        Excerpts.<Secret>store(context, secret -> Excerpts.unlessOf(kind, secret))
                .ifPresent(configuration::withItemStore);
        var source = new InformerEventSource<>(configuration.build(), context);
        source.addIndexer(
                BY_OWNER,
                secret -> owner(secret, kind).map(OwnerReference::getUid).toList());
        return source;
    }

    private static Stream<OwnerReference> owner(Secret secret, String kind) {
        return Controllers.of(secret).filter(reference -> reference.getKind().equals(kind)).stream();
    }

    private Set<ResourceID> interested(Secret secret, String kind, EventSourceContext<P> context) {
        var namespace = secret.getMetadata().getNamespace();
        var owner = owner(secret, kind).map(reference -> new ResourceID(reference.getName(), namespace));
        var wanting =
                context
                        .getPrimaryCache()
                        .byIndex(
                                BY_WANTED_NAME,
                                namespace + "/" + secret.getMetadata().getName())
                        .stream()
                        .map(ResourceID::fromResource);
        return Stream.concat(owner, wanting).collect(Collectors.toSet());
    }

    /** What the cache has: enough to see that there is nothing to do, or no Secret yet. */
    KeyedSecrets read(P owner, Context<P> context) {
        var source = source(context);
        var named = source.get(
                new ResourceID(secretName.apply(owner), owner.getMetadata().getNamespace()));
        return KeyedSecrets.of(
                false, named, source.byIndex(BY_OWNER, owner.getMetadata().getUid()));
    }

    /** The name of the Secret that an object asks for, while the object controls it. */
    Optional<String> controlled(P owner, Context<P> context) {
        return read(owner, context)
                .named()
                .filter(secret -> Controllers.controls(owner, secret))
                .map(secret -> secret.getMetadata().getName());
    }

    /**
     * What the API server has now: what an existing Secret is changed by.
     *
     * @param last the name of the Secret that held the key when last reported, which the cache may not know yet
     */
    KeyedSecrets readLive(P owner, Optional<String> last, Context<P> context) {
        var inNamespace =
                context.getClient().secrets().inNamespace(owner.getMetadata().getNamespace());
        var wanted = secretName.apply(owner);
        var named = Optional.ofNullable(inNamespace.withName(wanted).get());
        var known = source(context).byIndex(BY_OWNER, owner.getMetadata().getUid()).stream()
                .map(secret -> secret.getMetadata().getName());
        var owned = Stream.concat(known, last.stream())
                .filter(name -> !name.equals(wanted))
                .distinct()
                .map(name -> inNamespace.withName(name).get())
                .flatMap(Stream::ofNullable)
                .filter(secret -> Controllers.controls(owner, secret))
                .toList();
        return KeyedSecrets.of(true, named, owned);
    }

    /** The event source of the controller in whose reconciliation this is. */
    InformerEventSource<Secret, P> source(Context<P> context) {
        EventSource<Secret, P> source = context.eventSourceRetriever().getEventSourceFor(Secret.class, SOURCE);
        if (source instanceof InformerEventSource<Secret, P> informer) {
            return informer;
        }
        throw new IllegalStateException("the controller did not register the event source " + SOURCE);
    }
}
