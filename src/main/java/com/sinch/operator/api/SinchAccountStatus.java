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
 * What the operator reports of a SinchAccount.
 *
 * @param accountId its ID
 * @param observedGeneration the generation that this speaks of; null = nothing reported yet
 * @param conditions the conditions
 * @param billingAccounts its billing accounts
 * @param projects its projects
 * @param subprojects the subprojects of all its projects
 * @param charges what was charged in the last 13 periods
 * @param totalCharges what was ever charged
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SinchAccountStatus(
        @JsonPropertyDescription("The ID of the account: spec.accountId or the object's UID.") @Nullable
                String accountId,
        @JsonPropertyDescription("The metadata.generation that this status speaks of.") @Nullable
                Long observedGeneration,
        @JsonPropertyDescription("The conditions; see the reference of conditions.") List<Condition> conditions,
        @JsonPropertyDescription("The billing accounts of this account.") @Nullable ChildCount billingAccounts,
        @JsonPropertyDescription("The projects of this account.") @Nullable ChildCount projects,
        @JsonPropertyDescription("The subprojects of all projects of this account.") @Nullable ChildCount subprojects,
        @JsonPropertyDescription(
                        "What was charged, by period and currency: the last 13 periods that anything was charged in.")
                List<Charge> charges,
        @JsonPropertyDescription("What was ever charged, by currency.") List<ChargeTotal> totalCharges)
        implements ReportedStatus {

    /** Reads absent lists as empty, and the schema's default as nothing reported. */
    public SinchAccountStatus {
        observedGeneration = ReportedStatus.reported(observedGeneration);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        charges = charges == null ? List.of() : List.copyOf(charges);
        totalCharges = totalCharges == null ? List.of() : List.copyOf(totalCharges);
    }

    @Override
    public List<Object> essentials() {
        return List.of(Optional.ofNullable(observedGeneration));
    }

    @Override
    public List<Object> identity() {
        return List.of(Optional.ofNullable(accountId));
    }

    @Override
    public List<ChildCount> counts() {
        return Stream.of(billingAccounts, projects, subprojects)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public List<Object> figures() {
        return List.of(charges, totalCharges);
    }

    /** The same status, but for the generation that it speaks of and the conditions. */
    public SinchAccountStatus reporting(long generation, List<Condition> reported) {
        return new SinchAccountStatus(
                accountId, generation, reported, billingAccounts, projects, subprojects, charges, totalCharges);
    }
}
