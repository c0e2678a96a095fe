/**
 * The command {@code payment}: records that money came to a billing account or went from it.
 *
 * <p>{@link com.sinch.operator.cli.payment.PaymentRequest} reads what was typed, purely;
 * {@link com.sinch.operator.cli.payment.AddCommand} asks the cluster and writes.
 */
@NullMarked
package com.sinch.operator.cli.payment;

import org.jspecify.annotations.NullMarked;
