/**
 * Statements: what stood on an account in a month, what came and went, and what is left. A pure function of records and of what is
 * known of the objects that they name.
 *
 * <p>{@link com.sinch.operator.domain.statement.Compilation} adds records up as they are read, so that nobody has to hold them all.
 */
@NullMarked
package com.sinch.operator.domain.statement;

import org.jspecify.annotations.NullMarked;
