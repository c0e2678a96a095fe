package com.sinch.operator.domain.condition;

/** The reasons of Events that tell of something else than a condition. Never renamed, as those of conditions. */
public enum EventReason {
    KeyMinted("A new key was made, where none was or the one that was there is no good; the message tells why."),
    KeyRotated("A new key was made in place of one that stays valid for the overlap, as it was asked or due."),
    KeyRevoked("A key ceased to be valid."),
    KeyAdopted("A key that was found in a Secret is now the object's active key.");

    private final String sentence;

    EventReason(String sentence) {
        this.sentence = sentence;
    }

    /** What the reason means, for users. */
    public String sentence() {
        return sentence;
    }
}
