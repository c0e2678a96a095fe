package com.sinch.operator.domain.hierarchy;

import com.sinch.operator.api.Bounds;
import com.sinch.operator.api.ParentReference;
import java.util.regex.Pattern;

/**
 * Which object: enough to look it up, and to name it in a message.
 *
 * @param kind its kind, like {@code Project}
 * @param namespace its namespace
 * @param name its name
 */
public record ObjectName(String kind, String namespace, String name) {

    private static final Pattern NAME = Pattern.compile(Bounds.NAME);
    private static final Pattern NAMESPACE = Pattern.compile(Bounds.NAMESPACE);

    /**
     * The object that somebody wrote as {@code name} or {@code namespace/name}.
     *
     * @param home the namespace of what has none
     * @throws IllegalArgumentException where Kubernetes takes no such name; its message goes on after the text
     */
    public static ObjectName read(String kind, String text, String home) {
        int slash = text.indexOf('/');
        var namespace = slash < 0 ? home : text.substring(0, slash);
        var name = text.substring(slash + 1);
        if (namespace.length() > Bounds.NAMESPACE_LENGTH
                || name.length() > Bounds.NAME_LENGTH
                || !NAMESPACE.matcher(namespace).matches()
                || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("is no name of an object, like clients or shop/clients");
        }
        return new ObjectName(kind, namespace, name);
    }

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
