package com.sinch.operator.domain.rollup;

import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static com.sinch.operator.domain.condition.ConditionType.Reconciling;

import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Parents that are being deleted wait for their children. */
public final class Deletion {

    private static final int NAMED = 3;

    private Deletion() {}

    /**
     * The findings of an object that is being deleted: it goes on as before, for its children still rely on it, but it is
     * not Ready.
     *
     * @param findings what was found otherwise
     * @param children what it waits for
     */
    public static List<Finding> waiting(List<Finding> findings, List<Child> children) {
        var message = "Being deleted; waits for " + children.size() + " to be deleted first: " + names(children) + ".";
        var all = new ArrayList<>(findings);
        all.add(Finding.fails(Ready, Reason.WaitingForChildren, message));
        all.add(Finding.holds(Reconciling, Reason.WaitingForChildren, message));
        return List.copyOf(all);
    }

    private static String names(List<Child> children) {
        var first = children.stream()
                .map(child -> child.name().toString())
                .sorted()
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        return children.size() > NAMED ? first + " and " + (children.size() - NAMED) + " more" : first;
    }
}
