/** Metrics: which there are, and how the state of objects becomes figures. */
@NullMarked
package com.sinch.operator.domain.metric;

import org.jspecify.annotations.NullMarked;
