/**
 * The operator without a cluster: the real decisions and the real event wiring, on objects in memory and in simulated time.
 * Scenarios, given as manifests, and properties of everything that settles.
 */
@NullMarked
package com.sinch.operator.scenario;

import org.jspecify.annotations.NullMarked;
