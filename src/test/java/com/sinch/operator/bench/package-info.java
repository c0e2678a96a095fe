/**
 * The benchmark, {@code ./mvnw -Pbench}: how the operator does beside the least that its API server can be had for. Start at
 * {@link com.sinch.operator.bench.Bench}.
 */
@NullMarked
package com.sinch.operator.bench;

import org.jspecify.annotations.NullMarked;
