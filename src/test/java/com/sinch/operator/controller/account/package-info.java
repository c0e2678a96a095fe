@NullMarked
package com.sinch.operator.controller.account;

import org.jspecify.annotations.NullMarked;
