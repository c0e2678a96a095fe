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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a BillingAccount.
 *
 * @param billingAccountId its ID; null = its UID
 * @param displayName a name for people; null = the object's
 * @param accountRef the account that it belongs to, for life
 * @param type how it is paid
 * @param currency its one currency, ISO 4217, for life
 * @param creditLimit how far it may be in debt, as a decimal string; postpaid only; null = without limit
 * @param lowBalanceThresholds at which amounts that are left somebody wants to be told, as decimal strings
 * @param details who pays, and how; null = not said
 * @param allowedNamespaces which projects may charge to it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "!has(self.creditLimit) || self.type == 'Postpaid'",
        message = "creditLimit goes with type Postpaid, and only with it")
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
        @Size(min = 1, max = Amounts.UNSIGNED_LENGTH)
                @Pattern(Amounts.UNSIGNED)
                @JsonPropertyDescription(
                        "How far a postpaid billing account may be in debt; without it there is no limit. Example: \"500\"")
                @Nullable
                String creditLimit,
        @Size(max = 3)
                @JsonPropertyDescription(
                        "Below which amounts FundsAvailable says LowBalance, and an Event tells of it; at most three."
                                + " Example: [\"100\", \"20\"]")
                List<@Size(min = 1, max = Amounts.UNSIGNED_LENGTH) @Pattern(Amounts.UNSIGNED) String>
                        lowBalanceThresholds,
        @JsonPropertyDescription("Who pays, and how; it stands on statements and changes nothing else.") @Nullable
                BillingDetails details,
        @Default("{\"from\": \"Same\"}")
                @JsonPropertyDescription("Which namespaces may link Projects to this billing account.")
                AllowedNamespaces allowedNamespaces) {

    /** How a currency is written, ISO 4217. */
    public static final String CURRENCY = "^[A-Z]{3}$";

    /** One with the usual settings: nobody is told of a low balance, and nothing is known of who pays. */
    public static BillingAccountSpec of(
            ParentReference accountRef, BillingType type, String currency, AllowedNamespaces allowedNamespaces) {
        return new BillingAccountSpec(null, null, accountRef, type, currency, null, List.of(), null, allowedNamespaces);
    }

    /** Reads what is absent as the usual value. */
    public BillingAccountSpec {
        type = type == null ? BillingType.Prepaid : type;
        lowBalanceThresholds = lowBalanceThresholds == null ? List.of() : List.copyOf(lowBalanceThresholds);
        allowedNamespaces = allowedNamespaces == null ? AllowedNamespaces.SAME : allowedNamespaces;
    }
}
