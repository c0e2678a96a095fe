package com.sinch.operator.domain.billing;

import com.sinch.operator.domain.hierarchy.ObjectName;

/**
 * What the ledger needs to know of a billing account.
 *
 * @param account the account that it belongs to
 * @param currency its one currency; records in another count nowhere
 * @param accepted whether the account has taken it; until then its reports tell nothing of other objects
 */
public record Book(ObjectName account, String currency, boolean accepted) {}
