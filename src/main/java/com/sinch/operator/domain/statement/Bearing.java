package com.sinch.operator.domain.statement;

import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.domain.billing.Bearer;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who bears costs within a project, as a statement names them. Lines that call one subproject by its name and by its ID are
 * brought together where it exists.
 *
 * @param subproject which subproject; empty = the project itself
 * @param id the ID that lines give to a subproject that is not there (any more); empty = they give none, or it exists
 * @param displayName its name for people; empty = it has none, or is not known
 * @param gone whether there is no such subproject (any more); false also where nobody has looked
 */
public record Bearing(Optional<ObjectName> subproject, Optional<String> id, Optional<String> displayName, boolean gone)
        implements Comparable<Bearing> {

    /** The project's own. */
    public static final Bearing PROJECT = new Bearing(Optional.empty(), Optional.empty(), Optional.empty(), false);

    private static final Comparator<Bearing> ORDER = Comparator.<Bearing, String>comparing(
                    it -> it.subproject().map(ObjectName::key).orElse(""))
            .thenComparing(it -> it.id().orElse(""))
            .thenComparing(it -> it.displayName().orElse(""))
            .thenComparing(Bearing::gone);

    /**
     * Who a line names.
     *
     * @param reference the subproject of the line; null = the project itself
     * @param project the project of its report
     * @param attributed whether the report counts for the project; otherwise nothing is said of subprojects
     * @param living what is known of subprojects
     */
    static Bearing of(@Nullable SubprojectReference reference, ObjectName project, boolean attributed, Living living) {
        if (reference == null) {
            return PROJECT;
        }
        var bearer = Bearer.of(reference, project.namespace());
        var found = attributed ? living.find(project, bearer) : Optional.<Living.Subproject>empty();
        if (found.isPresent()) {
            return new Bearing(
                    Optional.of(found.get().name()),
                    Optional.empty(),
                    found.get().displayName(),
                    false);
        }
        var namespace = reference.namespace() == null ? project.namespace() : reference.namespace();
        var gone = attributed && living.namespaces().contains(namespace);
        var named = new ObjectName("Subproject", namespace, reference.name());
        return new Bearing(Optional.of(named), Optional.ofNullable(reference.id()), Optional.empty(), gone);
    }

    /** The project's own first, then by name. */
    @Override
    public int compareTo(Bearing other) {
        return ORDER.compare(this, other);
    }
}
