package com.sinch.operator.cli.release;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.time.Duration;
import java.time.Instant;

/** Objects as an API server gives them, in namespace {@code shop}. */
final class Resources {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String OURS = "account.sinch.com/children";
    static final String THEIRS = "example.com/audit";

    private Resources() {}

    /** An object that nobody deletes. */
    static GenericKubernetesResource resource(String kind, String name, String... finalizers) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("account.sinch.com/v1alpha1")
                .withKind(kind)
                .withNewMetadata()
                .withNamespace("shop")
                .withName(name)
                .withUid("uid-of-" + name)
                .withResourceVersion("7")
                .withFinalizers(finalizers)
                .endMetadata()
                .build();
    }

    /** The same object, whose deletion was asked for 200 minutes ago. */
    static GenericKubernetesResource deleted(GenericKubernetesResource resource) {
        return new GenericKubernetesResourceBuilder(resource)
                .editMetadata()
                .withDeletionTimestamp(NOW.minus(Duration.ofMinutes(200)).toString())
                .endMetadata()
                .build();
    }

    /** The same object after somebody wrote to it. */
    static GenericKubernetesResource edited(GenericKubernetesResource resource) {
        return new GenericKubernetesResourceBuilder(resource)
                .editMetadata()
                .withResourceVersion("8")
                .endMetadata()
                .build();
    }

    /** Another object of the same name. */
    static GenericKubernetesResource successor(GenericKubernetesResource resource) {
        return new GenericKubernetesResourceBuilder(resource)
                .editMetadata()
                .withUid("another uid")
                .endMetadata()
                .build();
    }
}
