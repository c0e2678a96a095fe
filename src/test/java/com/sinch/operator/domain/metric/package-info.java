@NullMarked
package com.sinch.operator.domain.metric;

import org.jspecify.annotations.NullMarked;
