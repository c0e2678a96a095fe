package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a BillingAccount.
 *
 * @param billingAccountId its ID; null = its UID
 * @param displayName a name for people; null = the object's
 * @param accountRef the account that it belongs to, for life
 * @param type how it is paid
 * @param currency its one currency, ISO 4217, for life
 * @param allowedNamespaces which projects may charge to it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BillingAccountSpec(
        @Size(min = 1, max = Bounds.ID_LENGTH)
                @Pattern(Bounds.ID)
                @ValidationRule(value = "self == oldSelf", message = "billingAccountId is immutable")
                @JsonPropertyDescription(
                        "The ID of the billing account; by default its UID. Put here, it survives a restore or a move to"
                                + " another cluster. Immutable. Example: middleman-usd")
                @Nullable
                String billingAccountId,
        @Size(min = 1, max = Bounds.DISPLAY_NAME_LENGTH)
                @JsonPropertyDescription("A name for people; by default the name of the object. Example: Marketing")
                @Nullable
                String displayName,
        @Required
                @ValidationRule(
                        value = "self == oldSelf",
                        message = "accountRef is immutable: re-create the object instead")
                @JsonPropertyDescription("The SinchAccount that this billing account belongs to. Immutable.")
                ParentReference accountRef,
        @Default("Prepaid")
                @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                @JsonPropertyDescription(
                        "Prepaid: from a balance that is topped up. Postpaid: by invoice. Example: Postpaid")
                BillingType type,
        @Required
                @Pattern(CURRENCY)
                @ValidationRule(
                        value = "self == oldSelf",
                        message = "currency is immutable: re-create the object instead")
                @JsonPropertyDescription("The one currency of this billing account, ISO 4217. Immutable. Example: EUR")
                String currency,
        @Default("{\"from\": \"Same\"}")
                @JsonPropertyDescription("Which namespaces may link Projects to this billing account.")
                AllowedNamespaces allowedNamespaces) {

    static final String CURRENCY = "^[A-Z]{3}$";

    /** Reads what is absent as the usual value. */
    public BillingAccountSpec {
        type = type == null ? BillingType.Prepaid : type;
        allowedNamespaces = allowedNamespaces == null ? AllowedNamespaces.SAME : allowedNamespaces;
    }
}
