package com.sinch.operator.kubernetes;

import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.Ready;

import com.sinch.operator.api.Annotations;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.api.SubprojectStatus;
import com.sinch.operator.domain.condition.Conditions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a controller keeps of objects that it only looks at, where another controller keeps them whole: there are thousands of
 * them, and two copies of each are twice the memory.
 */
final class Excerpts {

    private Excerpts() {}

    /** Of a Subproject what its project counts and compares ({@link Facts#child}, {@link Facts#claim}). */
    static Subproject of(Subproject whole) {
        var excerpt = new Subproject();
        // Only this one is read; another is the manifest as it was last applied, as long as all else.
        var annotations = Facts.paused(whole) ? Map.of(Annotations.PAUSED, "true") : Map.<String, String>of();
        excerpt.setMetadata(metadata(whole).withAnnotations(annotations).build());
        excerpt.setSpec(whole.getSpec());
        Optional.ofNullable(whole.getStatus()).map(Excerpts::of).ifPresent(excerpt::setStatus);
        return excerpt;
    }

    private static SubprojectStatus of(SubprojectStatus whole) {
        return new SubprojectStatus(
                whole.subprojectId(),
                null,
                null,
                whole.observedGeneration(),
                Stream.of(Accepted, Ready)
                        .flatMap(type -> Conditions.find(whole.conditions(), type).stream())
                        .toList(),
                null,
                List.of(),
                null,
                List.of(),
                List.of());
    }

    /** Of a Secret with the key of another kind of object no more than that it is there, and whose it is. */
    static Secret unlessOf(String kind, Secret whole) {
        var others = Controllers.of(whole)
                .map(OwnerReference::getKind)
                .filter(it -> !it.equals(kind))
                .isPresent();
        return others
                ? new SecretBuilder()
                        .withMetadata(metadata(whole)
                                .withOwnerReferences(whole.getMetadata().getOwnerReferences())
                                .build())
                        .build()
                : whole;
    }

    private static ObjectMetaBuilder metadata(HasMetadata whole) {
        ObjectMeta metadata = whole.getMetadata();
        return new ObjectMetaBuilder()
                .withNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .withResourceVersion(metadata.getResourceVersion())
                .withGeneration(metadata.getGeneration())
                .withCreationTimestamp(metadata.getCreationTimestamp())
                .withDeletionTimestamp(metadata.getDeletionTimestamp());
    }

    /**
     * Where an informer keeps excerpts. Only one that watches all namespaces can: several informers would share the store, and
     * each forgets what it did not list.
     */
    static <R extends HasMetadata> Optional<ItemStore<R>> store(
            EventSourceContext<?> context, UnaryOperator<R> excerpt) {
        return context.getControllerConfiguration().getInformerConfig().watchAllNamespaces()
                ? Optional.of(new TransformingItemStore<>(excerpt))
                : Optional.empty();
    }
}
