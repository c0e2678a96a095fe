/** Who has which access to an object, and what has to be written for that. Pure. */
@NullMarked
package com.sinch.operator.domain.access;

import org.jspecify.annotations.NullMarked;
