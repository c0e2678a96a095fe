package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * What a meter saw for one project in one period. Never edited: corrections are negative lines of another report.
 *
 * @param billingAccountRef the billing account that is charged, in the same namespace
 * @param projectRef the project that used it
 * @param period the month that it was used in, like {@code 2026-11}
 * @param currency ISO 4217; it counts only where the billing account has the same
 * @param lines what was used, and what it costs
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self == oldSelf",
        message = "a UsageReport is immutable: correct it by negative lines in another one")
public record UsageReportSpec(
        @Required @JsonPropertyDescription("The BillingAccount that is charged, in the same namespace.")
                RecordReference billingAccountRef,
        @Required
                @JsonPropertyDescription(
                        "The Project that used it; it may be in another namespace, and should be of the same account.")
                ParentReference projectRef,
        @Required
                @Size(min = 7, max = 7)
                @Pattern(Amounts.PERIOD)
                @JsonPropertyDescription("The month in which it was used. Example: \"2026-11\"")
                String period,
        @Required
                @Pattern(BillingAccountSpec.CURRENCY)
                @JsonPropertyDescription(
                        "The currency of all costs, ISO 4217; they count only where the BillingAccount has the same."
                                + " Example: EUR")
                String currency,
        @Required
                @Size(min = 1, max = Bounds.REPORT_LINES)
                @JsonPropertyDescription("What was used, at most 1,000 lines; more go into another report.")
                List<UsageLine> lines) {

    /** Reads absent lines as none. */
    public UsageReportSpec {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** The same report without its lines, for those who have summed them up already. */
    public UsageReportSpec withoutLines() {
        return new UsageReportSpec(billingAccountRef, projectRef, period, currency, List.of());
    }
}
