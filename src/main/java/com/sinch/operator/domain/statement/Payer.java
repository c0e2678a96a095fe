package com.sinch.operator.domain.statement;

import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.domain.hierarchy.ObjectName;

/**
 * A billing account on a statement.
 *
 * @param name which one
 * @param spec what it says of itself
 */
public record Payer(ObjectName name, BillingAccountSpec spec) {}
