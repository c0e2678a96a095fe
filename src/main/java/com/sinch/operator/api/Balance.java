package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.generator.annotation.Required;

/**
 * What a billing account stands at, in its own currency; decimal strings.
 *
 * @param paid the sum of all payments
 * @param charged the sum of all usage
 * @param available what can still be used: paid less charged, and the credit limit on top where there is one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"paid", "charged", "available"})
public record Balance(
        @Required @JsonPropertyDescription("The sum of all Payments.") String paid,
        @Required @JsonPropertyDescription("The sum of all UsageReports.") String charged,
        @Required @JsonPropertyDescription("paid - charged, plus creditLimit where there is one.") String available) {}
