package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who pays, and how: what stands on a statement. All of it is free text and null where it is not given.
 *
 * @param legalName the payer
 * @param address where the payer is, perhaps in several lines
 * @param taxId the payer's tax ID
 * @param email where statements go
 * @param paymentMethod how is paid, in words; never a card number
 * @param purchaseOrder the payer's own number for this
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BillingDetails(
        @Size(min = 1, max = Bounds.DISPLAY_NAME_LENGTH)
                @JsonPropertyDescription("Who pays. Example: Middleman Brokering Ltd")
                @Nullable
                String legalName,
        @Size(min = 1, max = 1024)
                @JsonPropertyDescription("The payer's address. Example: 1 High Street, London")
                @Nullable
                String address,
        @Size(min = 1, max = Bounds.DISPLAY_NAME_LENGTH)
                @JsonPropertyDescription("The payer's tax ID. Example: GB123456789")
                @Nullable
                String taxId,
        @Size(min = 1, max = Bounds.DISPLAY_NAME_LENGTH)
                @JsonPropertyDescription("Where statements go. Example: accounting@middleman.example")
                @Nullable
                String email,
        @Size(min = 1, max = Bounds.DISPLAY_NAME_LENGTH)
                @JsonPropertyDescription("How is paid, in words; never a card number. Example: bank transfer")
                @Nullable
                String paymentMethod,
        @Size(min = 1, max = Bounds.DISPLAY_NAME_LENGTH)
                @JsonPropertyDescription("The payer's own number for this. Example: PO-4711")
                @Nullable
                String purchaseOrder) {}
