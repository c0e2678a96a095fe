package com.sinch.operator.domain.access;

import java.util.List;

/**
 * What may be done with one object.
 *
 * @param group the API group of its kind; empty for those of Kubernetes' core
 * @param resource the plural of its kind
 * @param name the object's name
 * @param verbs what may be done with it
 */
public record Permission(String group, String resource, String name, List<String> verbs) {

    /** By name also list and watch, so that {@code kubectl wait} works. */
    static final List<String> READ = List.of("get", "list", "watch");

    static final List<String> EDIT = List.of("get", "list", "watch", "update", "patch");

    /** Keeps the verbs as they are. */
    public Permission {
        verbs = List.copyOf(verbs);
    }
}
