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
 * What the operator reports of a Project.
 *
 * @param projectId its ID
 * @param accountId the ID of its account; null until accepted
 * @param billingAccount the billing account that {@code BillingReady} speaks of; null = not reported yet
 * @param observedGeneration the generation that this speaks of; null = nothing reported yet
 * @param conditions the conditions
 * @param subprojects its subprojects
 * @param apiKey where its active key is; null = it has none
 * @param keys the audit trail of its keys
 * @param charges what was charged in the last 13 periods
 * @param totalCharges what was ever charged
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProjectStatus(
        @JsonPropertyDescription("The ID of the project: spec.projectId or the object's UID.") @Nullable
                String projectId,
        @JsonPropertyDescription("The ID of the project's account.") @Nullable String accountId,
        @JsonPropertyDescription(
                        "The billing account that BillingReady speaks of: the one that is linked, or the default one.")
                @Nullable
                ParentReference billingAccount,
        @JsonPropertyDescription("The metadata.generation that this status speaks of.") @Nullable
                Long observedGeneration,
        @JsonPropertyDescription("The conditions; see the reference of conditions.") List<Condition> conditions,
        @JsonPropertyDescription("The subprojects of this project.") @Nullable ChildCount subprojects,
        @JsonPropertyDescription("Where the active key is.") @Nullable ApiKeyStatus apiKey,
        @JsonPropertyDescription(
                        "The audit trail of the keys: the live ones and the last five revoked ones. No secret is in it.")
                List<KeyRecord> keys,
        @JsonPropertyDescription(
                        "What was charged, by period and currency: the last 13 periods that anything was charged in.")
                List<Charge> charges,
        @JsonPropertyDescription("What was ever charged, by currency.") List<ChargeTotal> totalCharges)
        implements ReportedStatus {

    /** Reads absent lists as empty, and the schema's default as nothing reported. */
    public ProjectStatus {
        observedGeneration = ReportedStatus.reported(observedGeneration);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        keys = keys == null ? List.of() : List.copyOf(keys);
        charges = charges == null ? List.of() : List.copyOf(charges);
        totalCharges = totalCharges == null ? List.of() : List.copyOf(totalCharges);
    }

    @Override
    public List<Object> essentials() {
        return List.of(
                Optional.ofNullable(observedGeneration),
                Optional.ofNullable(billingAccount),
                Optional.ofNullable(apiKey),
                keys);
    }

    @Override
    public List<Object> identity() {
        return List.of(Optional.ofNullable(projectId), Optional.ofNullable(accountId));
    }

    @Override
    public List<ChildCount> counts() {
        return Stream.of(subprojects).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Object> figures() {
        return List.of(charges, totalCharges);
    }

    /** The same status, but for the generation that it speaks of and the conditions. */
    public ProjectStatus reporting(long generation, List<Condition> reported) {
        return new ProjectStatus(
                projectId,
                accountId,
                billingAccount,
                generation,
                reported,
                subprojects,
                apiKey,
                keys,
                charges,
                totalCharges);
    }
}
