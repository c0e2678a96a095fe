@NullMarked
package com.sinch.operator.cli.usage;

import org.jspecify.annotations.NullMarked;
