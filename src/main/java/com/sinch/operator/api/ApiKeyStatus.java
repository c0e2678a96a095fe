package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * Where an object's active key is.
 *
 * @param secretName the Secret that holds it
 * @param keyId its public half
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeyStatus(
        @JsonPropertyDescription("The Secret that holds the active key.") String secretName,
        @JsonPropertyDescription("The public half of the active key.") String keyId) {}
