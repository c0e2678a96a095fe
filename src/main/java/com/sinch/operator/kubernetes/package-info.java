/** What all controllers share of talking to Kubernetes: reading caches as facts, and writing what was decided. */
@NullMarked
package com.sinch.operator.kubernetes;

import org.jspecify.annotations.NullMarked;
