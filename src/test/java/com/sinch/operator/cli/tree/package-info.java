@NullMarked
package com.sinch.operator.cli.tree;

import org.jspecify.annotations.NullMarked;
