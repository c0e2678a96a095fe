@NullMarked
package com.sinch.operator.domain.access;

import org.jspecify.annotations.NullMarked;
