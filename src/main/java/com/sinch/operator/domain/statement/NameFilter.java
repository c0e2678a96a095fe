package com.sinch.operator.domain.statement;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.Optional;

/**
 * Which objects somebody means who types a name.
 *
 * @param namespace the namespace that they are in; empty = any
 * @param name their name
 */
public record NameFilter(Optional<String> namespace, String name) {

    /** Reads {@code name} or {@code namespace/name}. */
    public static NameFilter of(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new NameFilter(Optional.empty(), text)
                : new NameFilter(Optional.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    /** Whether that object is meant. */
    public boolean matches(ObjectName object) {
        return name.equals(object.name())
                && namespace.map(object.namespace()::equals).orElse(true);
    }

    /** As it was typed. */
    @Override
    public String toString() {
        return namespace.map(it -> it + "/").orElse("") + name;
    }
}
