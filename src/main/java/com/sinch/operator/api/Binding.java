package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * Makes a Subproject a provisioned service of the <a href="https://servicebinding.io">Service Binding specification</a>.
 *
 * @param name the Secret to bind to
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Binding(@JsonPropertyDescription("The Secret to bind to.") String name) {}
