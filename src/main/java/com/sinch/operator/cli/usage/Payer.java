package com.sinch.operator.cli.usage;

import com.sinch.operator.domain.hierarchy.ObjectName;

/**
 * A billing account that is charged.
 *
 * @param billingAccount which
 * @param currency its currency, ISO 4217
 */
record Payer(ObjectName billingAccount, String currency) {}
