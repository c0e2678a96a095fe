package com.sinch.operator.cli.release;

import com.sinch.operator.api.ApiGroup;
import com.sinch.operator.domain.hierarchy.ObjectName;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object that carries the operator's finalizer.
 *
 * @param name which object
 * @param deleted when its deletion was asked for; null = it is not being deleted
 * @param otherFinalizers what holds it beside the operator
 * @param resource all of it, as it was read
 */
record HeldObject(
        ObjectName name, @Nullable Instant deleted, List<String> otherFinalizers, GenericKubernetesResource resource) {

    /** By kind, then by name. */
    static final Comparator<HeldObject> ORDER = Comparator.comparing(HeldObject::kind)
            .thenComparing(object -> object.name().namespace())
            .thenComparing(object -> object.name().name());

    HeldObject {
        otherFinalizers = List.copyOf(otherFinalizers);
    }

    /** The object, if it carries the operator's finalizer. */
    static Optional<HeldObject> of(GenericKubernetesResource resource) {
        var metadata = resource.getMetadata();
        if (!metadata.getFinalizers().contains(ApiGroup.FINALIZER)) {
            return Optional.empty();
        }
        var deleted = metadata.getDeletionTimestamp();
        return Optional.of(new HeldObject(
                new ObjectName(resource.getKind(), metadata.getNamespace(), metadata.getName()),
                deleted == null ? null : Instant.parse(deleted),
                metadata.getFinalizers().stream()
                        .filter(finalizer -> !finalizer.equals(ApiGroup.FINALIZER))
                        .toList(),
                resource));
    }

    /** Its kind. */
    ParentKind kind() {
        return ParentKind.valueOf(name.kind());
    }

    /** Whether it is being deleted. */
    boolean terminating() {
        return deleted != null;
    }

    /** Whether {@code other} is this very object, maybe at another time, and not one that took its name since. */
    boolean is(HeldObject other) {
        return resource.getMetadata()
                .getUid()
                .equals(other.resource.getMetadata().getUid());
    }
}
