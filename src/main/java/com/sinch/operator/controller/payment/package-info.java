/** The controller of Payments. */
@NullMarked
package com.sinch.operator.controller.payment;

import org.jspecify.annotations.NullMarked;
