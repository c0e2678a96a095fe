@NullMarked
package com.sinch.operator.cli.access;

import org.jspecify.annotations.NullMarked;
