package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * The names of the entries in an API-key Secret's data; by default the environment variables of the Sinch SDKs.
 *
 * @param projectId the entry with the ID of the project or subproject
 * @param keyId the entry with the public half of the key
 * @param keySecret the entry with the secret half of the key
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "self.projectId != self.keyId && self.projectId != self.keySecret && self.keyId != self.keySecret",
        message = "the three data keys must differ")
@ValidationRule(
        value = "self.projectId != 'type' && self.keyId != 'type' && self.keySecret != 'type'",
        message = "the data key 'type' is taken by the Service Binding specification")
public record DataKeys(
        @Default("SINCH_PROJECT_ID")
                @Size(min = 1, max = 253)
                @Pattern(Bounds.DATA_KEY)
                @JsonPropertyDescription("Holds the ID of the project or subproject. Example: SINCH_PROJECT_ID")
                String projectId,
        @Default("SINCH_KEY_ID")
                @Size(min = 1, max = 253)
                @Pattern(Bounds.DATA_KEY)
                @JsonPropertyDescription("Holds the public half of the key. Example: SINCH_KEY_ID")
                String keyId,
        @Default("SINCH_KEY_SECRET")
                @Size(min = 1, max = 253)
                @Pattern(Bounds.DATA_KEY)
                @JsonPropertyDescription("Holds the secret half of the key. Example: SINCH_KEY_SECRET")
                String keySecret) {

    /** The names that the Sinch SDKs and the Sinch CLI read. */
    public static final DataKeys DEFAULT = new DataKeys("SINCH_PROJECT_ID", "SINCH_KEY_ID", "SINCH_KEY_SECRET");

    /** Reads what is absent as the usual name. */
    public DataKeys {
        projectId = projectId == null ? "SINCH_PROJECT_ID" : projectId;
        keyId = keyId == null ? "SINCH_KEY_ID" : keyId;
        keySecret = keySecret == null ? "SINCH_KEY_SECRET" : keySecret;
    }
}
