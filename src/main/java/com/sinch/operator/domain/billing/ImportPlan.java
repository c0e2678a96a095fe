package com.sinch.operator.domain.billing;

import com.sinch.operator.domain.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to be recorded of one source, without the lines themselves.
 *
 * @param parts the parts, in the order in which they are recorded
 * @param digest the SHA-256 of all of it; lower-case hex
 */
public record ImportPlan(Map<Part.Key, Planned> parts, String digest) {

    /**
     * One part.
     *
     * @param digest as {@link Part#digest} tells it
     * @param lines how many there are
     * @param total the sum of their costs
     */
    public record Planned(String digest, int lines, BigDecimal total) {

        /** What is planned of a part. */
        static Planned of(Part part) {
            return new Planned(part.digest(), part.lines().size(), part.total());
        }
    }

    /** Keeps a copy. */
    public ImportPlan {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** Whether it is the first part of all. */
    public boolean first(Part.Key key) {
        return parts.keySet().iterator().next().equals(key);
    }

    /** Whether a part is just as it was planned. */
    public boolean holds(Part part) {
        return Planned.of(part).equals(parts.get(part.key()));
    }

    /** How many lines there are. */
    public long lines() {
        return parts.values().stream().mapToLong(Planned::lines).sum();
    }

    /** The sums of the costs, by currency. */
    public Map<String, BigDecimal> totals() {
        var totals = new TreeMap<String, BigDecimal>();
        parts.forEach((key, planned) -> totals.merge(key.group().currency(), planned.total(), BigDecimal::add));
        return totals;
    }

    /** What is planned of a part; empty = there is no such part. */
    public Optional<Planned> find(Part.Key key) {
        return Optional.ofNullable(parts.get(key));
    }

    /** Adds up parts to a plan. */
    public static final class Builder {

        private final Map<Part.Key, Planned> parts = new LinkedHashMap<>();

        /** Takes the next part. */
        public void add(Part part) {
            parts.put(part.key(), Planned.of(part));
        }

        /** How many parts there are. */
        public int size() {
            return parts.size();
        }

        /** The plan. */
        public ImportPlan build() {
            var text = parts.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue().digest())
                    .collect(Collectors.joining("\n"));
            return new ImportPlan(parts, Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
