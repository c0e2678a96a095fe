package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a SinchAccount.
 *
 * @param accountId its ID; null = its UID
 * @param displayName a name for people; null = the object's
 * @param defaults what signing up makes along with it
 * @param allowedNamespaces who may attach projects
 * @param allowedBillingNamespaces who may attach billing accounts
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SinchAccountSpec(
        @Size(min = 1, max = Bounds.ID_LENGTH)
                @Pattern(Bounds.ID)
                @ValidationRule(value = "self == oldSelf", message = "accountId is immutable")
                @JsonPropertyDescription(
                        "The ID of the account; by default its UID. Put here, it survives a restore or a move to"
                                + " another cluster. Immutable. Example: middleman")
                @Nullable
                String accountId,
        @Size(min = 1, max = Bounds.DISPLAY_NAME_LENGTH)
                @JsonPropertyDescription(
                        "A name for people; by default the name of the object. Example: Middleman Brokering")
                @Nullable
                String displayName,
        @Default("{\"enabled\": true}")
                @JsonPropertyDescription(
                        "What signing up makes along with an account: made where absent, never modified afterwards.")
                AccountDefaults defaults,
        @Default("{\"from\": \"Same\"}") @JsonPropertyDescription("Which namespaces may attach Projects.")
                AllowedNamespaces allowedNamespaces,
        @Default("{\"from\": \"Same\"}") @JsonPropertyDescription("Which namespaces may attach BillingAccounts.")
                AllowedNamespaces allowedBillingNamespaces) {

    /** Reads what is absent as the usual value. */
    public SinchAccountSpec {
        defaults = defaults == null ? AccountDefaults.DEFAULT : defaults;
        allowedNamespaces = allowedNamespaces == null ? AllowedNamespaces.SAME : allowedNamespaces;
        allowedBillingNamespaces = allowedBillingNamespaces == null ? AllowedNamespaces.SAME : allowedBillingNamespaces;
    }
}
