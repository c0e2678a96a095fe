package com.sinch.operator.domain.hierarchy;

import static com.sinch.operator.domain.condition.ConditionType.SelectorReady;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a parent's selectors can be followed. Children are not told: to them all refusals look alike. */
public final class Selection {

    private Selection() {}

    /**
     * Decides {@code SelectorReady} of a parent.
     *
     * @param namespacesReadable whether the operator may read Namespaces
     * @param allowed whom the parent takes as children
     * @return empty = no selector is used
     */
    public static Optional<Finding> decide(boolean namespacesReadable, AllowedNamespaces... allowed) {
        if (Stream.of(allowed).noneMatch(AllowedNamespaces::byLabels)) {
            return Optional.empty();
        }
        return Optional.of(
                namespacesReadable
                        ? Finding.holds(
                                SelectorReady, Reason.SelectorEvaluated, "Namespaces are chosen by their labels.")
                        : Finding.fails(
                                SelectorReady,
                                Reason.NamespacesForbidden,
                                "The operator may not read Namespaces, so only objects of this namespace can be attached:"
                                        + " grant it get, list and watch of namespaces, or use from: Same or All."));
    }
}
