package com.sinch.operator.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where a key stands in its life. */
public enum KeyState {
    /** Valid, and the one in the Secret. */
    Active,
    /** Valid until its {@code retireAt}: whoever still holds it has until then to pick up the active one. */
    Retiring,
    /** No longer valid. A state that a newer version wrote reads as this, the safe side. */
    @JsonEnumDefaultValue
    Revoked
}
