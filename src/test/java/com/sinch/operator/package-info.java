@NullMarked
package com.sinch.operator;

import org.jspecify.annotations.NullMarked;
