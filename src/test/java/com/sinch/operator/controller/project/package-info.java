@NullMarked
package com.sinch.operator.controller.project;

import org.jspecify.annotations.NullMarked;
