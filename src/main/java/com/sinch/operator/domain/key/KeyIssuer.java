package com.sinch.operator.domain.key;

import java.time.Instant;

/** Makes keys. */
public interface KeyIssuer {

    /**
     * Makes a key that nobody has seen before.
     *
     * @param now when it is made
     */
    IssuedKey mint(Instant now);
}
