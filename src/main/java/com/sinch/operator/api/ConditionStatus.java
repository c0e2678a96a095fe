package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whether what a condition speaks of holds. A value that a newer version wrote reads as {@code Unknown}. */
public enum ConditionStatus {
    True,
    False,
    @JsonEnumDefaultValue
    Unknown
}
