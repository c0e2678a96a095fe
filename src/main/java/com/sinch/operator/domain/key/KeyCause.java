package com.sinch.operator.domain.key;

/** Why something happened to a key. */
public sealed interface KeyCause permits MintCause, RevocationCause, AdoptionCause {

    /** The cause in half a sentence. */
    String because();

    /** The cause in a word, the same for ever; one of few. */
    String name();
}
