package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * What somebody paid. Never edited: what was wrong is corrected by another payment, or deleted.
 *
 * @param billingAccountRef the billing account that it counts for, in the same namespace
 * @param kind what it is; null = what a newer version wrote
 * @param amount how much, as a decimal string; negative = money goes out
 * @param currency ISO 4217; it counts only where the billing account has the same
 * @param date the day of the payment, like {@code 2026-11-22}
 * @param reference the payer's or the bank's word for it; null = none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = "self == oldSelf", message = "a Payment is immutable: correct it by an Adjustment")
@ValidationRule(
        value = "!self.amount.startsWith('-') || self.kind in ['Refund', 'Adjustment']",
        message = "only a Refund or an Adjustment may be negative")
public record PaymentSpec(
        @Required @JsonPropertyDescription("The BillingAccount that this counts for, in the same namespace.")
                RecordReference billingAccountRef,
        @Required
                @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                @JsonPropertyDescription("What this is; only a Refund or an Adjustment may be negative. Example: TopUp")
                @Nullable
                PaymentKind kind,
        @Required
                @Size(min = 1, max = Amounts.SIGNED_LENGTH)
                @Pattern(Amounts.SIGNED)
                @JsonPropertyDescription(
                        "How much: up to 15 digits before the point and 6 after it, no exponent. Example: \"250.00\"")
                String amount,
        @Required
                @Pattern(BillingAccountSpec.CURRENCY)
                @JsonPropertyDescription(
                        "The currency, ISO 4217; it counts only where the BillingAccount has the same. Example: EUR")
                String currency,
        @Required
                @Size(min = 10, max = 10)
                @ValidationRule(
                        value = "!format.date().validate(self).hasValue()",
                        message = "date must be a day of the calendar, like 2026-11-22")
                @JsonPropertyDescription("The day of the payment. Example: \"2026-11-22\"")
                String date,
        @Size(min = 1, max = Bounds.REFERENCE_LENGTH)
                @JsonPropertyDescription("The payer's or the bank's word for it. Example: invoice 2026-0815")
                @Nullable
                String reference) {}
