package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.generator.annotation.Required;

/**
 * What was charged in one period, in one currency.
 *
 * @param period the month, like {@code 2026-11}
 * @param currency ISO 4217
 * @param amount the exact sum, as a decimal string
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"period", "currency", "amount"})
public record Charge(
        @Required @JsonPropertyDescription("The month.") String period,
        @Required @JsonPropertyDescription("The currency, ISO 4217.") String currency,
        @Required @JsonPropertyDescription("The exact sum.") String amount) {}
