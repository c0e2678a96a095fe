package com.sinch.operator.domain.statement;

import com.sinch.operator.domain.billing.Bearer;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The projects and subprojects that exist, as far as somebody has looked.
 *
 * @param namespaces where somebody has looked; of others nothing is known
 * @param displayNames the projects, and their names for people where they have one
 * @param subprojects the subprojects, by their projects and by what lines call them
 */
public record Living(
        Set<String> namespaces,
        Map<ObjectName, Optional<String>> displayNames,
        Map<ObjectName, Map<Bearer, Subproject>> subprojects) {

    /** Nobody has looked anywhere. */
    public static final Living UNKNOWN = new Living(Set.of(), Map.of(), Map.of());

    /**
     * A subproject that exists.
     *
     * @param name which one
     * @param project its project
     * @param displayName its name for people; empty = none
     * @param bearers what lines may call it
     */
    public record Subproject(ObjectName name, ObjectName project, Optional<String> displayName, List<Bearer> bearers) {}

    /** Keeps copies. */
    public Living {
        namespaces = Set.copyOf(namespaces);
        displayNames = Map.copyOf(displayNames);
        subprojects = Map.copyOf(subprojects);
    }

    /** What there is in some namespaces. */
    public static Living of(
            Set<String> namespaces, Map<ObjectName, Optional<String>> displayNames, List<Subproject> subprojects) {
        var byProject = subprojects.stream()
                .collect(Collectors.groupingBy(
                        Subproject::project,
                        Collectors.flatMapping(
                                it -> it.bearers().stream().map(bearer -> Map.entry(bearer, it)),
                                // Two may claim one ID: the operator settles whose it is, the sums do not depend on it.
                                Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one))));
        return new Living(namespaces, displayNames, byProject);
    }

    Optional<Subproject> find(ObjectName project, Bearer bearer) {
        return Optional.ofNullable(subprojects.getOrDefault(project, Map.of()).get(bearer));
    }

    Optional<String> displayName(ObjectName project) {
        return displayNames.getOrDefault(project, Optional.empty());
    }
}
