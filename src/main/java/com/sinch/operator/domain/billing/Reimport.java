package com.sinch.operator.domain.billing;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares what is to be imported from a source with what was imported from it before, report by report. What counts is what
 * they say: a report that charges the former billing account of its project says the same.
 */
public final class Reimport {

    private final ImportPlan plan;
    private final Map<Part.Key, ObjectName> there = new HashMap<>();
    private final Map<Part.Key, ObjectName> changed = new HashMap<>();
    private final List<ObjectName> vanished = new ArrayList<>();
    private final List<List<ObjectName>> twice = new ArrayList<>();
    private final Set<ObjectName> billingAccounts = new HashSet<>();
    private boolean ofOneImport = true;

    /** A comparison with nothing yet. */
    public Reimport(ImportPlan plan) {
        this.plan = plan;
    }

    /** Learns of a report that was imported from the same source. */
    public void see(RecordedPart recorded) {
        var planned = plan.find(recorded.part());
        if (planned.isEmpty()) {
            vanished.add(recorded.report());
            return;
        }
        ofOneImport &= recorded.ofImport().filter(plan.digest()::equals).isPresent();
        billingAccounts.add(recorded.billingAccount());
        if (!planned.get().digest().equals(recorded.digest())) {
            changed.put(recorded.part(), recorded.report());
            return;
        }
        var other = there.put(recorded.part(), recorded.report());
        if (other != null) {
            twice.add(List.of(other, recorded.report()));
        }
    }

    /** Whether a part is recorded as it is planned. */
    public boolean has(Part.Key key) {
        return there.containsKey(key);
    }

    /** The reports that record a part otherwise than it is planned. */
    public Map<Part.Key, ObjectName> changed() {
        return Map.copyOf(changed);
    }

    /** The reports whose part is in the plan no more. */
    public List<ObjectName> vanished() {
        return List.copyOf(vanished);
    }

    /** Reports that record one and the same part, which counts twice by that. */
    public List<List<ObjectName>> twice() {
        return List.copyOf(twice);
    }

    /** The parts that are not recorded, in their order. */
    public Stream<Part.Key> missing() {
        return plan.parts().keySet().stream().filter(key -> !there.containsKey(key) && !changed.containsKey(key));
    }

    /** The billing accounts that are charged by what is recorded. */
    public Set<ObjectName> billingAccounts() {
        return Set.copyOf(billingAccounts);
    }

    /**
     * Whether what is recorded is the plan or the beginning of it, so that going on makes it whole. Parts that are missing are
     * no difference where all others say that they were recorded by just this import: it was stopped midway.
     */
    public boolean agrees() {
        if (!changed.isEmpty() || !vanished.isEmpty()) {
            return false;
        }
        return there.isEmpty() || ofOneImport || there.size() == plan.parts().size();
    }
}
