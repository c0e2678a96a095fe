package com.sinch.operator.domain.statement;

import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.domain.hierarchy.ObjectName;

/**
 * A Payment as it was read.
 *
 * @param name which one
 * @param spec what it says
 */
public record PaymentRecord(ObjectName name, PaymentSpec spec) {}
