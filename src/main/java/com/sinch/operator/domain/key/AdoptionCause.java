package com.sinch.operator.domain.key;

/** Why a key that was found becomes an object's active one. */
public enum AdoptionCause implements KeyCause {
    NEWEST_KNOWN("the Secret holds it, and it is the newest that is known"),
    OWNER_LOST("its Secret had lost its owner");

    private final String because;

    AdoptionCause(String because) {
        this.because = because;
    }

    @Override
    public String because() {
        return because;
    }
}
