package com.sinch.operator.domain.condition;

/** The reasons of Events that tell of something else than a condition. Never renamed, as those of conditions. */
public enum EventReason {
    KeyMinted("A new key was made; the message tells its ID and why.");

    private final String sentence;

    EventReason(String sentence) {
        this.sentence = sentence;
    }

    /** What the reason means, for users. */
    public String sentence() {
        return sentence;
    }
}
