package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * What was used of one product, and what it costs.
 *
 * @param subproject who used it; null = the project itself
 * @param product what was used
 * @param quantity how much of it, as a decimal string
 * @param cost what that costs, in the report's currency, as a decimal string; negative = a correction
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageLine(
        @JsonPropertyDescription(
                        "Who used it; without it the project itself. A Subproject that does not exist any more still counts"
                                + " for the project.")
                @Nullable
                SubprojectReference subproject,
        @Required
                @Size(min = 1, max = Bounds.PRODUCT_LENGTH)
                @JsonPropertyDescription("What was used. Example: messages")
                String product,
        @Required
                @Size(min = 1, max = Amounts.SIGNED_LENGTH)
                @Pattern(Amounts.SIGNED)
                @JsonPropertyDescription("How much of it was used; negative in a correction. Example: \"1200\"")
                String quantity,
        @Required
                @Size(min = 1, max = Amounts.SIGNED_LENGTH)
                @Pattern(Amounts.SIGNED)
                @JsonPropertyDescription(
                        "What it costs, in the report's currency; negative in a correction. Example: \"9.6\"")
                String cost) {}
