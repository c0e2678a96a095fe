package com.sinch.operator.domain.billing;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What one project was charged, by who bears it and by the billing account through which it came. */
final class Shares {

    /** Keeps the one instance of a bearer that all reports of the project share. */
    private record Share(Bearer bearer, Map<ObjectName, Tally> tallies) {}

    private final Map<ObjectName, Tally> whole = new HashMap<>(4);
    private final Map<Bearer, Share> shares = new HashMap<>();

    /** The instance of a bearer that is known already, else itself. */
    Bearer known(Bearer bearer) {
        var share = shares.get(bearer);
        return share == null ? bearer : share.bearer();
    }

    void add(Usage usage) {
        whole.computeIfAbsent(usage.billingAccount(), none -> new Tally()).add(usage.slot(), usage.total());
        usage.costs()
                .forEach((bearer, cost) -> shares.computeIfAbsent(bearer, none -> new Share(bearer, new HashMap<>(2)))
                        .tallies()
                        .computeIfAbsent(usage.billingAccount(), none -> new Tally())
                        .add(usage.slot(), cost));
    }

    void remove(Usage usage) {
        take(whole, usage.billingAccount(), tally -> tally.remove(usage.slot(), usage.total()));
        usage.costs()
                .forEach((bearer, cost) -> shares.computeIfPresent(bearer, (key, share) -> {
                    take(share.tallies(), usage.billingAccount(), tally -> tally.remove(usage.slot(), cost));
                    return share.tallies().isEmpty() ? null : share;
                }));
    }

    private static void take(Map<ObjectName, Tally> tallies, ObjectName billingAccount, Consumer<Tally> removal) {
        tallies.computeIfPresent(billingAccount, (key, tally) -> {
            removal.accept(tally);
            return tally.isEmpty() ? null : tally;
        });
    }

    boolean isEmpty() {
        return whole.isEmpty();
    }

    /** Whether anything came through that billing account. */
    boolean through(ObjectName billingAccount) {
        return whole.containsKey(billingAccount);
    }

    /** Who bears anything that came through that billing account. */
    Stream<Bearer> bearersThrough(ObjectName billingAccount) {
        return shares.values().stream()
                .filter(share -> share.tallies().containsKey(billingAccount))
                .map(Share::bearer);
    }

    /** What the whole project was charged, by billing account. */
    Map<ObjectName, Tally> whole() {
        return whole;
    }

    /** What one of them was charged, by billing account. */
    Map<ObjectName, Tally> of(Bearer bearer) {
        var share = shares.get(bearer);
        return share == null ? Map.of() : share.tallies();
    }

    /** Who bears anything. */
    Set<Bearer> bearers() {
        return Set.copyOf(shares.keySet());
    }
}
