package com.sinch.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one bound is tried.
 *
 * @param bound a path from the place of its file, where it is not that place itself, and the keyword of the schema
 * @param before what is changed to the other two; null = they are created
 * @param accepted a value of the place within the bound
 * @param rejected a value of the place beyond the bound
 * @param message a part of what the API server says of {@code rejected}
 */
public record Fixture(String bound, @Nullable JsonNode before, JsonNode accepted, JsonNode rejected, String message) {

    /** Nothing that a fixture must say is missing. */
    public Fixture {
        Objects.requireNonNull(bound, "bound");
        Objects.requireNonNull(accepted, "accepted");
        Objects.requireNonNull(rejected, "rejected");
        Objects.requireNonNull(message, "message");
    }

    /** The place at which this tries {@code constraint}, if it does. */
    Optional<String> placeOf(Constraint constraint) {
        return Optional.of(constraint)
                .filter(it -> it.keyword().equals(keyword()))
                .filter(it ->
                        !it.keyword().equals(Constraint.RULES) || it.content().contains(message))
                .map(Constraint::path)
                .filter(path -> path.endsWith(suffix()))
                .map(path -> path.substring(0, path.length() - suffix().length()));
    }

    private String suffix() {
        var space = bound.lastIndexOf(' ');
        return space < 0 ? "" : "." + bound.substring(0, space);
    }

    private String keyword() {
        return bound.substring(bound.lastIndexOf(' ') + 1);
    }
}
