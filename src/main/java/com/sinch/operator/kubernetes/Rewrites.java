package com.sinch.operator.kubernetes;

import com.sinch.operator.domain.condition.Backoff;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Remembers how often something was put right of late. Nothing else does: what another controller undoes leaves no trace. It
 * begins anew with the operator.
 */
final class Rewrites {

    private final Map<String, List<Instant>> times = new ConcurrentHashMap<>();
    private volatile Instant tidiedAt = Instant.MIN;

    /**
     * When it was put right of late.
     *
     * @param what which, for example by the UID of the object that it belongs to
     */
    List<Instant> of(String what, Instant now) {
        return times.getOrDefault(what, List.of()).stream()
                .filter(at -> recent(at, now))
                .toList();
    }

    /** It was put right just now. */
    void add(String what, Instant now) {
        tidy(now);
        times.merge(what, List.of(now), (known, added) -> Stream.concat(known.stream(), added.stream())
                .filter(at -> recent(at, now))
                .toList());
    }

    /** What is no longer recent is forgotten, of every object: those that are gone would stay for ever. */
    private void tidy(Instant now) {
        if (recent(tidiedAt, now)) {
            return;
        }
        tidiedAt = now;
        times.values().removeIf(known -> known.stream().noneMatch(at -> recent(at, now)));
    }

    private static boolean recent(Instant at, Instant now) {
        return at.isAfter(now.minus(Backoff.WINDOW));
    }
}
