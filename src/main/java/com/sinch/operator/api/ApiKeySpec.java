package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an object's API key.
 *
 * @param enabled whether there is a key; null reads as true. False revokes all keys and deletes the Secret
 * @param secretName the Secret that holds the key; null = a name derived from the object's
 * @param rotation when the key is replaced; null = never by age
 * @param secretTemplate how that Secret looks; null = plain
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeySpec(
        @Default("true")
                @JsonPropertyDescription(
                        "Whether there is an API key. false revokes every key and deletes the Secret; the audit"
                                + " trail in status stays. Example: true")
                @Nullable
                Boolean enabled,
        @Size(min = 1, max = Bounds.NAME_LENGTH)
                @Pattern(Bounds.NAME)
                @JsonPropertyDescription(
                        "The name of the Secret that holds the key; by default <name>-api-key for a Subproject"
                                + " and <name>-project-api-key for a Project. Example: client-one-credentials")
                @Nullable
                String secretName,
        @JsonPropertyDescription("When the key is replaced by a new one.") @Nullable KeyRotation rotation,
        @JsonPropertyDescription("How the Secret looks.") @Nullable SecretTemplate secretTemplate) {

    /** A key in a plain Secret of the derived name. */
    public static final ApiKeySpec DEFAULT = new ApiKeySpec(true, null, null, null);

    /** Whether there is to be a key. */
    public boolean wanted() {
        return enabled == null || enabled;
    }
}
