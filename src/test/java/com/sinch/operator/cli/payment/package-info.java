@NullMarked
package com.sinch.operator.cli.payment;

import org.jspecify.annotations.NullMarked;
