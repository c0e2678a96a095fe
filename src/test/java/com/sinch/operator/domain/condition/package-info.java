@NullMarked
package com.sinch.operator.domain.condition;

import org.jspecify.annotations.NullMarked;
