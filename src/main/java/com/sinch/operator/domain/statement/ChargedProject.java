package com.sinch.operator.domain.statement;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up the charges of one project, or of those reports that do not count for it. */
final class ChargedProject {

    /**
     * Which charges.
     *
     * @param project the project that reports name
     * @param unattributed why they do not count for it; empty = they do
     */
    record Key(ObjectName project, Optional<String> unattributed) {

        static final Comparator<Key> ORDER = Comparator.<Key, String>comparing(
                        key -> key.project().key())
                .thenComparing(key -> key.unattributed().orElse(""));
    }

    private final Map<Bearing, Map<String, ProductLine>> bearers = new HashMap<>();

    void add(UsedProduct used) {
        bearers.computeIfAbsent(used.bearing(), none -> new HashMap<>(4))
                .merge(used.line().product(), used.line(), ProductLine::plus);
    }

    ProjectCharges charges(Key key, Living living) {
        var displayName = key.unattributed().isEmpty() ? living.displayName(key.project()) : Optional.<String>empty();
        var sorted = bearers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new BearerCharges(entry.getKey(), products(entry.getValue())))
                .toList();
        return new ProjectCharges(key.project(), displayName, key.unattributed(), sorted);
    }

    private static List<ProductLine> products(Map<String, ProductLine> lines) {
        return lines.values().stream()
                .sorted(Comparator.comparing(ProductLine::product))
                .toList();
    }
}
