/**
 * The demo, {@code ./mvnw -Pdemo}: from a clone to issued keys in one command. Start at
 * {@link com.sinch.operator.demo.Demo}.
 */
@NullMarked
package com.sinch.operator.demo;

import org.jspecify.annotations.NullMarked;
