/** Conditions: which there are, for which reasons, and how findings become an object's conditions. */
@NullMarked
package com.sinch.operator.domain.condition;

import org.jspecify.annotations.NullMarked;
