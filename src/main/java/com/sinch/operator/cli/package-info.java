/** What the commands beside {@code run} share: where they look, how they set tables, and how they say that it failed. */
@NullMarked
package com.sinch.operator.cli;

import org.jspecify.annotations.NullMarked;
