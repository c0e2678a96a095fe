package com.sinch.operator.domain.hierarchy;

import com.sinch.operator.api.ParentReference;

/**
 * Which object: enough to look it up, and to name it in a message.
 *
 * @param kind its kind, like {@code Project}
 * @param namespace its namespace
 * @param name its name
 */
public record ObjectName(String kind, String namespace, String name) {

    /** The object that {@code reference} names, where it stands in an object of namespace {@code home}. */
    public static ObjectName of(String kind, ParentReference reference, String home) {
        var namespace = reference.namespace();
        return new ObjectName(kind, namespace == null ? home : namespace, reference.name());
    }

    /** The key of the object in an index over one kind. */
    public String key() {
        return namespace + "/" + name;
    }

    @Override
    public String toString() {
        return kind + " " + key();
    }
}
