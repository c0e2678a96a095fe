package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the operator reports of a BillingAccount.
 *
 * @param billingAccountId its ID
 * @param observedGeneration the generation that this speaks of; null = nothing reported yet
 * @param conditions the conditions
 * @param projects the projects that charge to it
 * @param balance what it stands at; null = not reported yet
 * @param charges what was charged in the last 13 periods
 * @param totalCharges what was ever charged
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BillingAccountStatus(
        @JsonPropertyDescription("The ID of the billing account: spec.billingAccountId or the object's UID.") @Nullable
                String billingAccountId,
        @JsonPropertyDescription("The metadata.generation that this status speaks of.") @Nullable
                Long observedGeneration,
        @JsonPropertyDescription("The conditions; see the reference of conditions.") List<Condition> conditions,
        @JsonPropertyDescription("The projects that charge to this billing account.") @Nullable ChildCount projects,
        @JsonPropertyDescription("What it stands at, in its own currency.") @Nullable Balance balance,
        @JsonPropertyDescription(
                        "What was charged, by period and currency: the last 13 periods that anything was charged in.")
                List<Charge> charges,
        @JsonPropertyDescription("What was ever charged, by currency.") List<ChargeTotal> totalCharges)
        implements ReportedStatus {

    /** Reads absent lists as empty, and the schema's default as nothing reported. */
    public BillingAccountStatus {
        observedGeneration = ReportedStatus.reported(observedGeneration);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        charges = charges == null ? List.of() : List.copyOf(charges);
        totalCharges = totalCharges == null ? List.of() : List.copyOf(totalCharges);
    }

    @Override
    public List<Object> essentials() {
        return List.of(Optional.ofNullable(observedGeneration), Optional.ofNullable(balance));
    }

    @Override
    public List<Object> identity() {
        return List.of(Optional.ofNullable(billingAccountId));
    }

    @Override
    public List<ChildCount> counts() {
        return Stream.of(projects).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Object> figures() {
        return List.of(charges, totalCharges);
    }

    /** The same status, but for the generation that it speaks of and the conditions. */
    public BillingAccountStatus reporting(long generation, List<Condition> reported) {
        return new BillingAccountStatus(
                billingAccountId, generation, reported, projects, balance, charges, totalCharges);
    }
}
