@NullMarked
package com.sinch.operator.api;

import org.jspecify.annotations.NullMarked;
