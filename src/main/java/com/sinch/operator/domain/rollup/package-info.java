/** What flows up the tree: counts and {@code SubtreeReady}. */
@NullMarked
package com.sinch.operator.domain.rollup;

import org.jspecify.annotations.NullMarked;
