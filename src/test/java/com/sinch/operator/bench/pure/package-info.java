/**
 * Benchmarks of what is decided in pure code: per object, per roll-up, per record. {@link
 * com.sinch.operator.bench.pure.PureBenchmarks} runs them all.
 */
@NullMarked
package com.sinch.operator.bench.pure;

import org.jspecify.annotations.NullMarked;
