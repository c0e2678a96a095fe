package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a Subproject.
 *
 * @param subprojectId its ID; null = its UID
 * @param displayName a name for people; null = the object's
 * @param projectRef the project that it belongs to, for life
 * @param labels free pairs, as the Sinch Subprojects API takes them
 * @param apiKey what is asked of its API key
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.labels) || self.labels.all(key, size(key) >= 1 && size(key) <= 255)",
        message = "the keys of labels must have 1 to 255 characters")
public record SubprojectSpec(
        @Size(min = 1, max = Bounds.ID_LENGTH)
                @Pattern(Bounds.ID)
                @ValidationRule(value = "self == oldSelf", message = "subprojectId is immutable")
                @JsonPropertyDescription(
                        "The ID of the subproject; by default its UID. Put here, it survives a restore or a move to"
                                + " another cluster. Immutable. Example: middleman-client-one")
                @Nullable
                String subprojectId,
        @Size(min = 1, max = Bounds.DISPLAY_NAME_LENGTH)
                @JsonPropertyDescription("A name for people; by default the name of the object. Example: Client One")
                @Nullable
                String displayName,
        @Required
                @ValidationRule(
                        value = "self == oldSelf",
                        message = "projectRef is immutable: re-create the object instead")
                @JsonPropertyDescription("The Project that this subproject belongs to. Immutable.")
                ParentReference projectRef,
        @Size(max = 255)
                @JsonPropertyDescription(
                        "Free labels of the subproject, at most 255 pairs of 1 to 255 characters, as the Sinch"
                                + " Subprojects API takes them; not Kubernetes labels. Example: {tier: gold}")
                Map<String, @Size(min = 1, max = 255) String> labels,
        @Default("{\"enabled\": true}") @JsonPropertyDescription("What is asked of the subproject's API key.")
                ApiKeySpec apiKey) {

    /** Reads what is absent as the usual value. */
    public SubprojectSpec {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        apiKey = apiKey == null ? ApiKeySpec.DEFAULT : apiKey;
    }
}
