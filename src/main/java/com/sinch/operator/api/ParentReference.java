package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * Names another object of the account model; the field that holds it tells the kind.
 *
 * @param name the object's name
 * @param namespace the object's namespace; null = the namespace of the object that holds the reference
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParentReference(
        @Required
                @Size(min = 1, max = Bounds.NAME_LENGTH)
                @Pattern(Bounds.NAME)
                @JsonPropertyDescription("The name of the object. Example: middleman")
                String name,
        @Size(min = 1, max = Bounds.NAMESPACE_LENGTH)
                @Pattern(Bounds.NAMESPACE)
                @JsonPropertyDescription(
                        "The namespace of the object; by default the one that holds this reference. Another"
                                + " namespace must be permitted by the object's allowedNamespaces. Example: billing")
                @Nullable
                String namespace) {

    /** A reference to an object of the same namespace. */
    public static ParentReference to(String name) {
        return new ParentReference(name, null);
    }
}
