@NullMarked
package com.sinch.operator.architecture;

import org.jspecify.annotations.NullMarked;
