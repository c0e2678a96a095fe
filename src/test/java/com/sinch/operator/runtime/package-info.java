@NullMarked
package com.sinch.operator.runtime;

import org.jspecify.annotations.NullMarked;
