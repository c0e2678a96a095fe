package com.sinch.operator.domain.key;

/** Why a key is made. There is no other cause: not a restart, not an upgrade, not a lost status. */
public enum MintCause implements KeyCause {
    SECRET_ABSENT("the Secret does not exist"),
    SECRET_INCOMPLETE("the Secret is incomplete"),
    KEY_REVOKED("the Secret holds a revoked key"),
    KEY_CHANGED("the Secret does not match the hash recorded for its key"),
    KEY_PLANTED("the Secret holds a key that was never issued"),
    ROTATION_ASKED("the annotation rotate-key asks for it"),
    ROTATION_DUE("the key has reached its age");

    private final String because;

    MintCause(String because) {
        this.because = because;
    }

    @Override
    public String because() {
        return because;
    }

    /** Whether a key that is good in itself is replaced, which can wait. */
    public boolean rotation() {
        return this == ROTATION_ASKED || this == ROTATION_DUE;
    }
}
