package com.sinch.operator.domain.rollup;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.time.Instant;

/** Children as tests need them. */
final class Children {

    static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");

    private Children() {}

    static Child ready(String name) {
        return createdAt(name, CREATED);
    }

    static Child createdAt(String name, Instant createdAt) {
        return new Child(project(name), createdAt, true, true, "", new ChildCount(2, 1));
    }

    static Child failing(String name, String reason) {
        return new Child(project(name), CREATED, false, false, reason, ChildCount.NONE);
    }

    /** Ready itself, but something beneath it is not. */
    static Child failingBeneath(String name) {
        return new Child(project(name), CREATED, true, false, "ChildrenNotReady", new ChildCount(5, 4));
    }

    private static ObjectName project(String name) {
        return new ObjectName("Project", "clients", name);
    }
}
