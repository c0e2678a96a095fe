package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How a billing account is paid. */
public enum BillingType {
    /** From a balance that is topped up. */
    @JsonEnumDefaultValue
    Prepaid,
    /** By invoice. */
    Postpaid
}
