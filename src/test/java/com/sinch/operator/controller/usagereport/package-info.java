@NullMarked
package com.sinch.operator.controller.usagereport;

import org.jspecify.annotations.NullMarked;
