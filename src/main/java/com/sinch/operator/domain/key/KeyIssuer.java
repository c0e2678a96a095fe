package com.sinch.operator.domain.key;

import java.time.Instant;
import java.util.Set;

/**
 * Makes keys and takes them back. An issuer may be slow, may fail, and may show a key's secret half only once, when it makes
 * it: all of it may be called again for the same owner, and what it made but nobody stored is found by {@link #list}.
 *
 * <p>A method that fails throws an unchecked exception; nothing is reported then, and all is tried again.
 */
public interface KeyIssuer {

    /** Has whatever is needed there before keys can be made for {@code owner}. Does nothing where it is there. */
    void provision(KeyOwner owner);

    /**
     * Makes a key that nobody has seen before.
     *
     * @param now when it is made
     */
    IssuedKey mint(KeyOwner owner, Instant now);

    /** Makes a key invalid. Does nothing where it is invalid already, or unknown. */
    void revoke(KeyOwner owner, String keyId);

    /**
     * The IDs of all keys of {@code owner} that the issuer holds valid by accounts of its own. Empty where it has none, and
     * keys are valid by being listed in the status.
     */
    Set<String> list(KeyOwner owner);
}
