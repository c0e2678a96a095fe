@NullMarked
package com.sinch.operator.controller.billingaccount;

import org.jspecify.annotations.NullMarked;
