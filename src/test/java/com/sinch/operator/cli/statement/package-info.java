@NullMarked
package com.sinch.operator.cli.statement;

import org.jspecify.annotations.NullMarked;
