/** The life of an API key: what is observed of it, what is decided, and the audit trail. */
@NullMarked
package com.sinch.operator.domain.key;

import org.jspecify.annotations.NullMarked;
