package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/**
 * How many children of one kind are attached to an object.
 *
 * @param total the attached ones
 * @param ready those of them whose {@code Ready} is True
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ChildCount(
        @Min(0) @JsonPropertyDescription("How many are attached.") int total,
        @Min(0) @JsonPropertyDescription("How many of them are Ready.") int ready) {

    /** No children. */
    public static final ChildCount NONE = new ChildCount(0, 0);

    /** The sum of both counts. */
    public ChildCount plus(ChildCount other) {
        return new ChildCount(total + other.total, ready + other.ready);
    }
}
