/**
 * The command {@code statement}: what stood on an account in a month, for people, for spreadsheets, for scripts and for customers.
 *
 * <p>{@link com.sinch.operator.cli.statement.StatementReader} reads the objects and records; what they come to is decided in {@link
 * com.sinch.operator.domain.statement}, and the rest here only sets it.
 */
@NullMarked
package com.sinch.operator.cli.statement;

import org.jspecify.annotations.NullMarked;
