@NullMarked
package com.sinch.operator.controller.subproject;

import org.jspecify.annotations.NullMarked;
