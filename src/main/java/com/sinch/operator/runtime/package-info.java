/** The running operator: its controllers, its probes and its metrics, how it starts and stops, and whether it works at all. */
@NullMarked
package com.sinch.operator.runtime;

import org.jspecify.annotations.NullMarked;
