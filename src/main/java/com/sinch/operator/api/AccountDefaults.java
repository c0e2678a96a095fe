package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * What signing up with Sinch makes along with an account: a first billing account and a first project.
 *
 * @param enabled whether they are made; null reads as true
 * @param currency the currency of the billing account, ISO 4217
 * @param billingType how the billing account is paid
 * @param openingCredit what is paid into the billing account, once, as a decimal string; zero = nothing
 * @param apiKey what is asked of the project's API key
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountDefaults(
        @Default("true")
                @JsonPropertyDescription(
                        "Whether a BillingAccount and a Project, both named <account>-default, are made where"
                                + " they are absent. Example: true")
                @Nullable
                Boolean enabled,
        @Default("USD")
                @Pattern(BillingAccountSpec.CURRENCY)
                @JsonPropertyDescription("The currency of the BillingAccount, ISO 4217. Example: USD")
                String currency,
        @Default("Prepaid")
                @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                @JsonPropertyDescription("How the BillingAccount is paid. Example: Prepaid")
                BillingType billingType,
        @Default("2")
                @Size(min = 1, max = Amounts.UNSIGNED_LENGTH)
                @Pattern(Amounts.UNSIGNED)
                @JsonPropertyDescription(
                        "What a Payment of the name <account>-opening-credit pays into the BillingAccount, once; with 0"
                                + " there is none, and a prepaid BillingAccount begins without funds. Example: \"2\"")
                String openingCredit,
        @Default("{\"enabled\": true}") @JsonPropertyDescription("What is asked of the Project's API key.")
                ApiKeySpec apiKey) {

    private static final String USUAL_CREDIT = "2";

    /** What holds where nothing is said. */
    public static final AccountDefaults DEFAULT =
            new AccountDefaults(true, "USD", BillingType.Prepaid, USUAL_CREDIT, ApiKeySpec.DEFAULT);

    /** Reads what is absent as the usual value. */
    public AccountDefaults {
        currency = currency == null ? "USD" : currency;
        billingType = billingType == null ? BillingType.Prepaid : billingType;
        openingCredit = openingCredit == null ? USUAL_CREDIT : openingCredit;
        apiKey = apiKey == null ? ApiKeySpec.DEFAULT : apiKey;
    }

    /** Whether the default objects are to be there. */
    public boolean wanted() {
        return enabled == null || enabled;
    }
}
