@NullMarked
package com.sinch.operator.domain.rollup;

import org.jspecify.annotations.NullMarked;
