@NullMarked
package com.sinch.operator.kubernetes;

import org.jspecify.annotations.NullMarked;
