@NullMarked
package com.sinch.operator.domain.key;

import org.jspecify.annotations.NullMarked;
