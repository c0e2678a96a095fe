package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/**
 * How many lines a report has.
 *
 * @param total all of them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LineCount(@Min(0) @JsonPropertyDescription("How many there are.") int total) {}
