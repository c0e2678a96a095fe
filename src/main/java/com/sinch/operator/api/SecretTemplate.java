package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/**
 * How the Secret of an API key looks.
 *
 * @param labels its labels beside the operator's own
 * @param annotations its annotations beside the operator's own
 * @param dataKeys the names of its data entries
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SecretTemplate(
        @Size(max = 16)
                @ValidationRule(value = Bounds.QUALIFIED_KEYS, message = Bounds.QUALIFIED_KEYS_MESSAGE)
                @ValidationRule(value = Bounds.LABEL_VALUES, message = Bounds.LABEL_VALUES_MESSAGE)
                @ValidationRule(
                        value = SecretTemplate.NOT_RESERVED,
                        message = "keys under account.sinch.com/ and kubernetes.io/ are reserved")
                @JsonPropertyDescription("Labels of the Secret. Example: {team: messaging}")
                Map<String, @Size(max = 63) String> labels,
        @Size(max = 16)
                @ValidationRule(
                        value = Bounds.QUALIFIED_KEYS,
                        message = "every key must be a Kubernetes annotation key, like team or example.com/team")
                @ValidationRule(
                        value = SecretTemplate.NOT_RESERVED,
                        message = "keys under account.sinch.com/ and kubernetes.io/ are reserved")
                @JsonPropertyDescription("Annotations of the Secret. Example: {example.com/owner: messaging}")
                Map<String, @Size(max = 4096) String> annotations,
        @Default("{}") @JsonPropertyDescription("The names of the Secret's data entries.") DataKeys dataKeys) {

    static final String NOT_RESERVED =
            "self.all(key, !key.matches('^(account[.]sinch[.]com|([^/]*[.])?kubernetes[.]io)/'))";

    /** No labels or annotations of its own, and the usual data keys. */
    public static final SecretTemplate PLAIN = new SecretTemplate(Map.of(), Map.of(), DataKeys.DEFAULT);

    /** Reads absent maps as empty and absent data keys as the usual ones. */
    public SecretTemplate {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
        dataKeys = dataKeys == null ? DataKeys.DEFAULT : dataKeys;
    }
}
