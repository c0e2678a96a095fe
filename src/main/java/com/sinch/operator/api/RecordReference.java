package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * Names the BillingAccount that a record counts for. It is in the record's own namespace: whoever may write there may move
 * money, and nobody else.
 *
 * @param name the object's name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RecordReference(
        @Required
                @Size(min = 1, max = Bounds.NAME_LENGTH)
                @Pattern(Bounds.NAME)
                @JsonPropertyDescription(
                        "The name of the BillingAccount, in the namespace of this record. Example: middleman-default")
                String name) {}
