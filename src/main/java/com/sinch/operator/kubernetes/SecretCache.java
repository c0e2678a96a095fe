package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the Secrets with the keys of one kind of object.
 *
 * @param watch has all Secrets with keys
 * @param secretName the name of the Secret that an object asks for
 * @param <P> the kind of the objects that have keys
 */
record SecretCache<P extends HasMetadata>(KeySecretWatch watch, Function<P, String> secretName) {

    private static final String BY_WANTED_NAME = "wanted-secret";

    /** Wakes an object when its Secret, or a Secret of the name that it asks for, changes. */
    EventSource<Secret, P> eventSource(EventSourceContext<P> context) {
        context.getPrimaryCache()
                .addIndexer(
                        BY_WANTED_NAME,
                        owner -> List.of(owner.getMetadata().getNamespace() + "/" + secretName.apply(owner)));
        var kind = HasMetadata.getKind(context.getPrimaryResourceClass());
        return watch.eventSource(context, secret -> interested(secret, kind, context));
    }

    private Set<ResourceID> interested(Secret secret, String kind, EventSourceContext<P> context) {
        var namespace = secret.getMetadata().getNamespace();
        var owner = Controllers.of(secret)
                .filter(reference -> reference.getKind().equals(kind))
                .map(reference -> new ResourceID(reference.getName(), namespace));
        var wanting =
                context
                        .getPrimaryCache()
                        .byIndex(
                                BY_WANTED_NAME,
                                namespace + "/" + secret.getMetadata().getName())
                        .stream()
                        .map(ResourceID::fromResource);
        return Stream.concat(owner.stream(), wanting).collect(Collectors.toSet());
    }

    /** What the cache has: enough to see that there is nothing to do, or no Secret yet. */
    KeyedSecrets read(P owner, Context<P> context) {
        var named = watch.get(owner.getMetadata().getNamespace(), secretName.apply(owner));
        return KeyedSecrets.of(false, named, watch.controlledBy(owner));
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
        var known = watch.controlledBy(owner).stream()
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
}
