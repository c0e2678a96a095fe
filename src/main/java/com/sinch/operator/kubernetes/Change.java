package com.sinch.operator.kubernetes;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A change of an object.
 *
 * @param before the object before; empty = it was not there, or nobody knows
 * @param after the object after; empty = it is gone
 */
record Change<T>(Optional<T> before, Optional<T> after) {

    /** Whether these facts of the object have changed. */
    boolean concerns(Function<T, ?> facts) {
        return before.isEmpty() || after.isEmpty() || !facts.apply(before.get()).equals(facts.apply(after.get()));
    }

    /** What the object was or is. */
    Stream<T> states() {
        return Stream.concat(before.stream(), after.stream());
    }
}
