package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the operator reports of a UsageReport.
 *
 * @param observedGeneration the generation that this speaks of; null = nothing reported yet
 * @param conditions the conditions
 * @param total the sum of the costs of all lines, as a decimal string; null = not reported yet
 * @param lines how many lines there are; null = not reported yet
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UsageReportStatus(
        @JsonPropertyDescription("The metadata.generation that this status speaks of.") @Nullable
                Long observedGeneration,
        @JsonPropertyDescription("The conditions; see the reference of conditions.") List<Condition> conditions,
        @JsonPropertyDescription("The sum of the costs of all lines.") @Nullable String total,
        @JsonPropertyDescription("The lines.") @Nullable LineCount lines)
        implements ReportedStatus {

    /** Reads absent lists as empty, and the schema's default as nothing reported. */
    public UsageReportStatus {
        observedGeneration = ReportedStatus.reported(observedGeneration);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    @Override
    public List<Object> essentials() {
        return List.of(Optional.ofNullable(observedGeneration), Optional.ofNullable(total));
    }

    @Override
    public List<ChildCount> counts() {
        return List.of();
    }

    /** The same status, but for the generation that it speaks of and the conditions. */
    public UsageReportStatus reporting(long generation, List<Condition> reported) {
        return new UsageReportStatus(generation, reported, total, lines);
    }
}
