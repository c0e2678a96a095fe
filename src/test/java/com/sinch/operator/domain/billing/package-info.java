@NullMarked
package com.sinch.operator.domain.billing;

import org.jspecify.annotations.NullMarked;
