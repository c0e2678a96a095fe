package com.sinch.operator.kubernetes;

import com.sinch.operator.api.ApiGroup;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which object controls another, and so takes it along when it goes. */
final class Controllers {

    private Controllers() {}

    /** What controls an object; empty = nothing does. */
    static Optional<OwnerReference> of(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .filter(reference -> Boolean.TRUE.equals(reference.getController()))
                .findFirst();
    }

    /** Whether this very {@code owner} controls an object. */
    static boolean controls(HasMetadata owner, HasMetadata object) {
        return of(object)
                .filter(it -> it.getUid().equals(owner.getMetadata().getUid()))
                .isPresent();
    }

    /** Whether what controlled an object is gone: nothing does, or what did had the name of {@code owner}. */
    static boolean abandoned(HasMetadata object, HasMetadata owner) {
        return of(object).map(it -> namesake(it, owner)).orElse(true);
    }

    private static boolean namesake(OwnerReference reference, HasMetadata owner) {
        return reference.getKind().equals(owner.getKind())
                && reference.getApiVersion().startsWith(ApiGroup.GROUP + "/")
                && reference.getName().equals(owner.getMetadata().getName());
    }

    /** The owners of an object with {@code owner} as the controller; who else owns it goes on doing so. */
    static List<OwnerReference> controlledBy(HasMetadata owner, HasMetadata object) {
        var reference = new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .build();
        var others = object.getMetadata().getOwnerReferences().stream()
                .filter(other -> !Boolean.TRUE.equals(other.getController()))
                .filter(other -> !other.getUid().equals(reference.getUid()));
        return Stream.concat(Stream.of(reference), others).toList();
    }
}
