/** What is decided, without client, framework, clock or log. */
@NullMarked
package com.sinch.operator.domain;

import org.jspecify.annotations.NullMarked;
