package com.sinch.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A constraint, and the manifests that try it; they have a spec, perhaps a status, and nothing else.
 *
 * @param constraint the constraint
 * @param sentence what it means, with the file of the fixture
 * @param kind the kind of the manifests
 * @param before what is there already, and is changed to the other two; null = they are created
 * @param accepted what keeps to the constraint
 * @param rejected what does not
 * @param message a part of what the API server says of that
 */
public record Trial(
        Constraint constraint,
        String sentence,
        String kind,
        @Nullable JsonNode before,
        JsonNode accepted,
        JsonNode rejected,
        String message) {

    @Override
    public String toString() {
        return constraint.path() + " " + constraint.keyword() + " (" + sentence + ")";
    }
}
