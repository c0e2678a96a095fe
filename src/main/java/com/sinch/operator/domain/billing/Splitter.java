package com.sinch.operator.domain.billing;

import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.api.UsageLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Splits lines into parts, as they come: the same lines in the same order give the same parts, always. It keeps no more than it is
 * allowed to: when lines of many projects alternate, the one that has most of them gives its lines away.
 */
public final class Splitter {

    /** What a line takes in memory beside its characters, about. */
    private static final int OVERHEAD = 150;

    private static final Comparator<Pile> HEAVIEST_LAST =
            Comparator.comparingLong(Pile::weight).thenComparing(Pile::order, Comparator.reverseOrder());

    private final Map<Part.Group, Pile> piles = new LinkedHashMap<>();
    private final TreeSet<Pile> byWeight = new TreeSet<>(HEAVIEST_LAST);
    private final int mostLines;
    private final long mostWeight;
    private long weight;

    /**
     * One that has no lines yet.
     *
     * @param mostLines how many lines a part has at most, ≥ 1
     * @param mostWeight how much it keeps, in bytes of memory, about
     */
    public Splitter(int mostLines, long mostWeight) {
        this.mostLines = mostLines;
        this.mostWeight = mostWeight;
    }

    /** Takes a line; returns the part that is complete by that, if one is. */
    public Optional<Part> add(Part.Group group, UsageLine line) {
        var pile = piles.computeIfAbsent(group, key -> new Pile(key, piles.size()));
        byWeight.remove(pile);
        weight += pile.add(line);
        byWeight.add(pile);
        if (pile.lines.size() >= mostLines) {
            return Optional.of(take(pile));
        }
        return weight > mostWeight ? Optional.of(take(byWeight.last())) : Optional.empty();
    }

    /** The parts that the lines make which are left when all have come, one by one. */
    public Stream<Part> rest() {
        return piles.values().stream().filter(pile -> !pile.lines.isEmpty()).map(this::take);
    }

    /** How many groups it has seen. */
    public int groups() {
        return piles.size();
    }

    /** How much it keeps now. */
    long weight() {
        return weight;
    }

    private Part take(Pile pile) {
        byWeight.remove(pile);
        weight -= pile.weight;
        return pile.take();
    }

    /** Lines of one group that wait to become a part. */
    private static final class Pile {

        private final Part.Group group;
        private final int order;
        private List<UsageLine> lines = new ArrayList<>(2);
        private long weight;
        private int parts;

        private Pile(Part.Group group, int order) {
            this.group = group;
            this.order = order;
        }

        private long weight() {
            return weight;
        }

        private int order() {
            return order;
        }

        private int add(UsageLine line) {
            lines.add(line);
            int added = OVERHEAD
                    + length(line.subproject())
                    + line.product().length()
                    + line.quantity().length()
                    + line.cost().length();
            weight += added;
            return added;
        }

        private Part take() {
            parts++;
            var part = new Part(new Part.Key(group, parts), lines);
            lines = new ArrayList<>(2);
            weight = 0;
            return part;
        }

        private static int length(@Nullable SubprojectReference reference) {
            if (reference == null) {
                return 0;
            }
            return reference.name().length()
                    + (reference.namespace() == null ? 0 : reference.namespace().length());
        }
    }
}
