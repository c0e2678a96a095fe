/** The Helm chart, rendered as Helm renders it. */
@NullMarked
package com.sinch.operator.chart;

import org.jspecify.annotations.NullMarked;
