package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/**
 * Which namespaces may attach children to an object.
 *
 * @param from the namespaces that may; {@code Same} where nothing is said
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AllowedNamespaces(
        @Default("Same")
                @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                @JsonPropertyDescription("Same: only the object's own namespace. All: every namespace. Example: Same")
                From from) {

    /** Only the object's own namespace: what holds where nothing is said. */
    public static final AllowedNamespaces SAME = new AllowedNamespaces(From.Same);

    /** Reads an absent {@code from} as {@code Same}, the safe side. */
    public AllowedNamespaces {
        from = from == null ? From.Same : from;
    }

    /** The ways to name the namespaces that may. A value that a newer version wrote reads as {@code Same}. */
    public enum From {
        /** Only the object's own namespace. */
        @JsonEnumDefaultValue
        Same,
        /** Every namespace. */
        All
    }

    /**
     * Whether an object in {@code childNamespace} may attach to one in {@code parentNamespace}.
     *
     * @return true within one namespace, and from everywhere where {@code from} is {@code All}
     */
    public boolean permit(String parentNamespace, String childNamespace) {
        return from == From.All || parentNamespace.equals(childNamespace);
    }
}
