package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.generator.annotation.Required;

/**
 * What was ever charged in one currency.
 *
 * @param currency ISO 4217
 * @param amount the exact sum, as a decimal string
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"currency", "amount"})
public record ChargeTotal(
        @Required @JsonPropertyDescription("The currency, ISO 4217.") String currency,
        @Required @JsonPropertyDescription("The exact sum over all periods.") String amount) {}
