@NullMarked
package com.sinch.operator.domain.statement;

import org.jspecify.annotations.NullMarked;
