package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What signing up with Sinch makes along with an account: a first billing account and a first project.
 *
 * @param enabled whether they are made; null reads as true
 * @param currency the currency of the billing account, ISO 4217
 * @param billingType how the billing account is paid
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
        @Default("{\"enabled\": true}") @JsonPropertyDescription("What is asked of the Project's API key.")
                ApiKeySpec apiKey) {

    /** What holds where nothing is said. */
    public static final AccountDefaults DEFAULT =
            new AccountDefaults(true, "USD", BillingType.Prepaid, ApiKeySpec.DEFAULT);

    /** Reads what is absent as the usual value. */
    public AccountDefaults {
        currency = currency == null ? "USD" : currency;
        billingType = billingType == null ? BillingType.Prepaid : billingType;
        apiKey = apiKey == null ? ApiKeySpec.DEFAULT : apiKey;
    }

    /** Whether the default objects are to be there. */
    public boolean wanted() {
        return enabled == null || enabled;
    }
}
