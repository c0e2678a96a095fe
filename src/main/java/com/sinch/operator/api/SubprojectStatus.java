package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the operator reports of a Subproject.
 *
 * @param subprojectId its ID
 * @param projectId the ID of its project; null until accepted
 * @param accountId the ID of its account; null until accepted
 * @param observedGeneration the generation that this speaks of; null = nothing reported yet
 * @param conditions the conditions
 * @param apiKey where its active key is; null = it has none
 * @param keys the audit trail of its keys
 * @param binding the Secret to bind to (servicebinding.io); null = no key
 * @param charges what was charged in the last 13 periods
 * @param totalCharges what was ever charged
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SubprojectStatus(
        @JsonPropertyDescription("The ID of the subproject: spec.subprojectId or the object's UID.") @Nullable
                String subprojectId,
        @JsonPropertyDescription("The ID of the subproject's project.") @Nullable String projectId,
        @JsonPropertyDescription("The ID of the subproject's account.") @Nullable String accountId,
        @JsonPropertyDescription("The metadata.generation that this status speaks of.") @Nullable
                Long observedGeneration,
        @JsonPropertyDescription("The conditions; see the reference of conditions.") List<Condition> conditions,
        @JsonPropertyDescription("Where the active key is.") @Nullable ApiKeyStatus apiKey,
        @JsonPropertyDescription(
                        "The audit trail of the keys: the live ones and the last five revoked ones. No secret is in it.")
                List<KeyRecord> keys,
        @JsonPropertyDescription("The Secret to bind to, as servicebinding.io asks of a provisioned service.") @Nullable
                Binding binding,
        @JsonPropertyDescription(
                        "What was charged, by period and currency: the last 13 periods that anything was charged in.")
                List<Charge> charges,
        @JsonPropertyDescription("What was ever charged, by currency.") List<ChargeTotal> totalCharges)
        implements ReportedStatus {

    /** Reads absent lists as empty, and the schema's default as nothing reported. */
    public SubprojectStatus {
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
                Optional.ofNullable(apiKey),
                keys,
                Optional.ofNullable(binding));
    }

    @Override
    public List<Object> identity() {
        return List.of(
                Optional.ofNullable(subprojectId), Optional.ofNullable(projectId), Optional.ofNullable(accountId));
    }

    @Override
    public List<ChildCount> counts() {
        return List.of();
    }

    @Override
    public List<Object> figures() {
        return List.of(charges, totalCharges);
    }

    /** The same status, but for the generation that it speaks of and the conditions. */
    public SubprojectStatus reporting(long generation, List<Condition> reported) {
        return new SubprojectStatus(
                subprojectId, projectId, accountId, generation, reported, apiKey, keys, binding, charges, totalCharges);
    }
}
