package com.sinch.operator.bench.pure;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.rollup.Child;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Children of one parent, in no order, as caches hand them out; the same at every run. */
final class Family {

    static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");
    static final Instant LATER = CREATED.plusSeconds(3600);

    private Family() {}

    static List<Child> inOrder(int size) {
        return of(size, true, "");
    }

    static List<Child> failing(int size) {
        return of(size, false, "ParentBillingNotReady");
    }

    private static List<Child> of(int size, boolean ready, String reason) {
        var children = IntStream.range(0, size)
                .mapToObj(number -> new ObjectName("Subproject", "clients", "client-%05d".formatted(number)))
                .map(name -> new Child(name, CREATED, ready, ready, reason, ChildCount.NONE))
                .collect(Collectors.toList());
        Collections.shuffle(children, new Random(size));
        return List.copyOf(children);
    }
}
