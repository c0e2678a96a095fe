package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/**
 * Chooses namespaces by their labels, as every label selector of Kubernetes does: all that is asked has to hold, and where
 * nothing is asked every namespace fits.
 *
 * @param matchLabels labels that a namespace must have, with these values
 * @param matchExpressions what else must hold of its labels
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NamespaceSelector(
        @Size(max = 16)
                @ValidationRule(value = Bounds.QUALIFIED_KEYS, message = Bounds.QUALIFIED_KEYS_MESSAGE)
                @ValidationRule(value = Bounds.LABEL_VALUES, message = Bounds.LABEL_VALUES_MESSAGE)
                @JsonPropertyDescription("Labels that a namespace must have. Example: {customer: middleman}")
                Map<String, @Size(max = 63) String> matchLabels,
        @Size(max = 16) @JsonPropertyDescription("What else must hold of the labels of a namespace.")
                List<LabelRequirement> matchExpressions) {

    /** Reads what is absent as nothing asked. */
    public NamespaceSelector {
        matchLabels = matchLabels == null ? Map.of() : Map.copyOf(matchLabels);
        matchExpressions = matchExpressions == null ? List.of() : List.copyOf(matchExpressions);
    }

    /** Whether a namespace with these labels is chosen. */
    public boolean matches(Map<String, String> labels) {
        return labels.entrySet().containsAll(matchLabels.entrySet())
                && matchExpressions.stream().allMatch(requirement -> requirement.holds(labels));
    }
}
