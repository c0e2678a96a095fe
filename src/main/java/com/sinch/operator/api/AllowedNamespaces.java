package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which namespaces may attach children to an object. Its own always may.
 *
 * @param from the namespaces that may; {@code Same} where nothing is said
 * @param selector chooses them where {@code from} is {@code Selector}; else null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.selector) == (self.from == 'Selector')",
        message = "selector goes with from: Selector, and only with it")
public record AllowedNamespaces(
        @Default("Same")
                @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                @JsonPropertyDescription(
                        "Same: only the object's own namespace. All: every namespace. Selector: its own, and those"
                                + " that the selector chooses by their labels. Example: Same")
                From from,
        @JsonPropertyDescription("Chooses namespaces by their labels; goes with from: Selector.") @Nullable
                NamespaceSelector selector) {

    /** Only the object's own namespace: what holds where nothing is said. */
    public static final AllowedNamespaces SAME = new AllowedNamespaces(From.Same, null);

    /** Every namespace. */
    public static final AllowedNamespaces ALL = new AllowedNamespaces(From.All, null);

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
        All,
        /** The object's own namespace, and those that the selector chooses. */
        Selector
    }

    /** Whether namespaces are chosen by their labels. */
    @JsonIgnore
    public boolean byLabels() {
        return from == From.Selector;
    }

    /**
     * Whether an object in {@code childNamespace} may attach to one in {@code parentNamespace}.
     *
     * @param childLabels the labels of {@code childNamespace}; empty = they are not known, and then no selector chooses it
     */
    public boolean permit(String parentNamespace, String childNamespace, Optional<Map<String, String>> childLabels) {
        if (parentNamespace.equals(childNamespace)) {
            return true;
        }
        return switch (from) {
            case Same -> false;
            case All -> true;
            case Selector ->
                selector != null && childLabels.filter(selector::matches).isPresent();
        };
    }
}
