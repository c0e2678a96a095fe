@NullMarked
package com.sinch.operator.domain.hierarchy;

import org.jspecify.annotations.NullMarked;
