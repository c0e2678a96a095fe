package com.sinch.operator.it;

import java.util.Random;

/** Randomness of tests that can be had again. */
final class Seeds {

    private Seeds() {}

    /** A random order of things; says of which seed, and {@code -Dit.seed=} sets it. */
    static Random random(Class<?> test) {
        var seed = Long.getLong("it.seed", System.nanoTime());
        System.err.println(test.getSimpleName() + ": -Dit.seed=" + seed);
        return new Random(seed);
    }
}
