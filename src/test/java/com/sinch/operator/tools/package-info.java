/**
 * Programs that tests, benchmarks and the demo need and that are built on the machine once, with Go, from modules of this
 * project. Start at {@link com.sinch.operator.tools.GoTools}.
 */
@NullMarked
package com.sinch.operator.tools;

import org.jspecify.annotations.NullMarked;
