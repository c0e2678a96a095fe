/** The operator against a real API server: every test in a namespace of its own, one control plane for all. */
@NullMarked
package com.sinch.operator.it;

import org.jspecify.annotations.NullMarked;
