package com.sinch.operator.domain.billing;

import com.sinch.operator.api.SubprojectReference;
import org.jspecify.annotations.Nullable;

/**
 * Who bears the cost of a line, within the project of its report: the project itself, or a subproject, by its ID or by its
 * name. Whether such a subproject exists does not matter.
 *
 * @param key tells one from another
 */
public record Bearer(String key) implements Comparable<Bearer> {

    /** The project itself. */
    public static final Bearer PROJECT = new Bearer("");

    /** A subproject of that name. */
    public static Bearer named(String namespace, String name) {
        return new Bearer("name " + namespace + "/" + name);
    }

    /** A subproject of that ID. */
    public static Bearer withId(String id) {
        return new Bearer("id " + id);
    }

    /**
     * Who a line names. An ID decides: a name may have been used again since.
     *
     * @param reference the subproject of the line; null = the project itself
     * @param home the project's namespace
     */
    public static Bearer of(@Nullable SubprojectReference reference, String home) {
        if (reference == null) {
            return PROJECT;
        }
        if (reference.id() != null) {
            return withId(reference.id());
        }
        return named(reference.namespace() == null ? home : reference.namespace(), reference.name());
    }

    @Override
    public int compareTo(Bearer other) {
        return key.compareTo(other.key);
    }
}
