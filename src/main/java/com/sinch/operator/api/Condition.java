package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One observation of an object's state, after the Kubernetes API conventions (the fields of {@code metav1.Condition}).
 *
 * @param type what the condition speaks of, like {@code Ready}; unique among an object's conditions
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param observedGeneration the {@code metadata.generation} that the condition was computed from
 * @param lastTransitionTime when {@code status} last changed, to the second
 * @param reason one documented word that scripts may rely on
 * @param message for people: what is wrong, with which object, and what to do
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "status", "observedGeneration", "lastTransitionTime", "reason", "message"})
public record Condition(
        @Required
                @Size(max = 316)
                @Pattern("^[A-Za-z0-9]([-A-Za-z0-9_./]*[A-Za-z0-9])?$")
                @JsonPropertyDescription("What the condition speaks of. Example: Ready")
                String type,
        @Required @JsonPropertyDescription("True, False or Unknown.") ConditionStatus status,
        @JsonPropertyDescription("The metadata.generation that the condition was computed from.") @Nullable
                Long observedGeneration,
        @Required @JsonPropertyDescription("When status last changed.") Instant lastTransitionTime,
        @Required
                @Size(min = 1, max = 1024)
                @Pattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$")
                @JsonPropertyDescription("One documented word that scripts may rely on. Example: ParentNotFound")
                String reason,
        @Required @Size(max = 32768) @JsonPropertyDescription("What is wrong, with which object, and what to do.")
                String message) {}
