/** The running operator: its controllers, its probes and its metrics, and how it starts and stops. */
@NullMarked
package com.sinch.operator.runtime;

import org.jspecify.annotations.NullMarked;
