@NullMarked
package com.sinch.operator.cli;

import org.jspecify.annotations.NullMarked;
