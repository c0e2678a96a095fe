package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an object's active key is.
 *
 * @param secretName the Secret that holds it
 * @param keyId its public half
 * @param nextRotation when it is due to be replaced by age; null = never
 * @param lastRotateRequest the value of the annotation {@code rotate-key} that was handled last; null = none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeyStatus(
        @JsonPropertyDescription("The Secret that holds the active key.") String secretName,
        @JsonPropertyDescription("The public half of the active key.") String keyId,
        @JsonPropertyDescription("When the key is due to be replaced by age.") @Nullable Instant nextRotation,
        @JsonPropertyDescription("The value of the annotation account.sinch.com/rotate-key that was handled last.")
                @Nullable
                String lastRotateRequest) {}
