package com.sinch.operator.demo;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How far an example has come.
 *
 * @param example the example
 * @param objects what is in its namespace, defaults included
 */
record ExampleState(Example example, List<TreeObject> objects) {

    long ready() {
        return objects.stream().filter(TreeObject::ready).count();
    }

    long keys() {
        return objects.stream().filter(TreeObject::hasKey).count();
    }

    boolean settled() {
        return !objects.isEmpty() && objects.stream().allMatch(TreeObject::settled);
    }

    Stream<TreeObject> unsettled() {
        return objects.stream().filter(Predicate.not(TreeObject::settled));
    }
}
