/** The program: its command line and its composition root. */
@NullMarked
package com.sinch.operator;

import org.jspecify.annotations.NullMarked;
