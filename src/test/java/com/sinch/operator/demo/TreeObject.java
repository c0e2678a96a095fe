package com.sinch.operator.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an object of the tree says of itself, whatever its kind.
 *
 * @param metadata who it is
 * @param status what is reported of it; null = nothing yet
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TreeObject(String kind, Metadata metadata, @Nullable Status status) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Metadata(String name, @Nullable Long generation) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Status(
            @Nullable Long observedGeneration, @Nullable List<Condition> conditions, @Nullable ApiKeyStatus apiKey) {}

    static TreeObject of(GenericKubernetesResource resource, KubernetesSerialization serialization) {
        return serialization.convertValue(resource, TreeObject.class);
    }

    /** Whether it and everything above it is in order, as of its present generation. */
    boolean ready() {
        return reportsPresentGeneration() && conditions().stream().anyMatch(TreeObject::saysReady);
    }

    /** Whether everything beneath it is in order, too. */
    boolean settled() {
        return ready()
                && conditions().stream()
                        .filter(condition -> condition.type().equals("SubtreeReady"))
                        .allMatch(condition -> condition.status() == ConditionStatus.True);
    }

    /** Whether it has an API key. */
    boolean hasKey() {
        return status != null && status.apiKey() != null;
    }

    /** Its name, and what keeps it from being in order. */
    String inWords() {
        String name = kind + "/" + metadata.name();
        return conditions().stream()
                .filter(condition -> condition.type().endsWith("Ready") && condition.status() != ConditionStatus.True)
                .findFirst()
                .map(condition -> name + ": " + condition.reason() + ": " + condition.message())
                .orElse(name + ": nothing was reported yet");
    }

    private boolean reportsPresentGeneration() {
        return status != null && Objects.equals(status.observedGeneration(), metadata.generation());
    }

    private List<Condition> conditions() {
        return status == null || status.conditions() == null ? List.of() : status.conditions();
    }

    private static boolean saysReady(Condition condition) {
        return condition.type().equals("Ready") && condition.status() == ConditionStatus.True;
    }
}
