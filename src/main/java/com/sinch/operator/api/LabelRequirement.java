package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must hold of a namespace's labels.
 *
 * @param key the label that it speaks of
 * @param operator how its value is compared; null = what a newer version wrote, which nothing fulfils
 * @param values what it is compared with; empty for {@code Exists} and {@code DoesNotExist}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "self.operator in ['In', 'NotIn'] ? has(self.values) && self.values.size() > 0"
                + " : !has(self.values) || self.values.size() == 0",
        message = "values go with the operators In and NotIn, and only with them")
public record LabelRequirement(
        @Required
                @Size(min = 1, max = 317)
                @ValidationRule(
                        value = "!format.qualifiedName().validate(self).hasValue()",
                        message = "key must be a Kubernetes label key, like team or example.com/team")
                @JsonPropertyDescription("The label that this speaks of. Example: customer")
                String key,
        @Required
                @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                @JsonPropertyDescription("How the label's value is compared. Example: In")
                @Nullable
                Operator operator,
        @Size(max = 32)
                @ValidationRule(
                        value = "self.all(value, !format.labelValue().validate(value).hasValue())",
                        message = Bounds.LABEL_VALUES_MESSAGE)
                @JsonPropertyDescription("What the label's value is compared with. Example: [middleman, acme]")
                List<@Size(max = 63) String> values) {

    /** Reads absent values as none. */
    public LabelRequirement {
        values = values == null ? List.of() : List.copyOf(values);
    }

    /** How the value of a label is compared; as in every label selector of Kubernetes. */
    public enum Operator {
        /** The label is there, with one of the values. */
        In,
        /** The label has none of the values, or is not there. */
        NotIn,
        /** The label is there. */
        Exists,
        /** The label is not there. */
        DoesNotExist
    }

    /** Whether it holds of these labels. */
    boolean holds(Map<String, String> labels) {
        if (operator == null) {
            return false;
        }
        return switch (operator) {
            case In -> labels.containsKey(key) && values.contains(labels.get(key));
            case NotIn -> !labels.containsKey(key) || !values.contains(labels.get(key));
            case Exists -> labels.containsKey(key);
            case DoesNotExist -> !labels.containsKey(key);
        };
    }
}
