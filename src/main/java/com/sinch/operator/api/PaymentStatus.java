package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the operator reports of a Payment.
 *
 * @param observedGeneration the generation that this speaks of; null = nothing reported yet
 * @param conditions the conditions
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PaymentStatus(
        @JsonPropertyDescription("The metadata.generation that this status speaks of.") @Nullable
                Long observedGeneration,
        @JsonPropertyDescription("The conditions; see the reference of conditions.") List<Condition> conditions)
        implements ReportedStatus {

    /** Reads absent lists as empty, and the schema's default as nothing reported. */
    public PaymentStatus {
        observedGeneration = ReportedStatus.reported(observedGeneration);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    @Override
    public List<Object> essentials() {
        return List.of(Optional.ofNullable(observedGeneration));
    }

    @Override
    public List<ChildCount> counts() {
        return List.of();
    }

    /** The same status, but for the generation that it speaks of and the conditions. */
    public PaymentStatus reporting(long generation, List<Condition> reported) {
        return new PaymentStatus(generation, reported);
    }
}
