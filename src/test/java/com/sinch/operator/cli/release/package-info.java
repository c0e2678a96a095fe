@NullMarked
package com.sinch.operator.cli.release;

import org.jspecify.annotations.NullMarked;
