package com.sinch.operator.domain.key;

/** Why a key is revoked. */
public enum RevocationCause implements KeyCause {
    ASKED("the annotation revoke-key names it"),
    SWITCHED_OFF("keys are switched off"),
    OVERLAP_OVER("its overlap is over"),
    SURPLUS("too many keys were valid, or it had no overlap"),
    NEVER_STORED("it was made, but never stored");

    private final String because;

    RevocationCause(String because) {
        this.because = because;
    }

    @Override
    public String because() {
        return because;
    }
}
