package com.sinch.operator.domain.key;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.condition.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be done about an object's key. */
public sealed interface KeyDecision {

    /** The audit trail as it stands once this is done; without the new key of a {@link Mint}. */
    List<KeyRecord> records();

    /**
     * The Secret holds the active key, as the last of {@code records} says.
     *
     * @param active the active key
     * @param surplus other Secrets of the object, to be deleted
     * @param finding {@code APIKeyReady}
     * @param nextRotation when the key is due by age; null = never
     * @param rotateRequest the value of the annotation {@code rotate-key} that was handled last; null = none
     * @param nextCheck when to look again though nothing has happened; empty = never
     */
    record Keep(
            List<KeyRecord> records,
            KeyRecord active,
            List<String> surplus,
            Finding finding,
            @Nullable Instant nextRotation,
            @Nullable String rotateRequest,
            Optional<Instant> nextCheck)
            implements KeyDecision {}

    /** There is to be no key: the object's Secrets, {@code surplus}, are deleted. */
    record Withdraw(List<KeyRecord> records, List<String> surplus) implements KeyDecision {}

    /** Make a key and write it to the Secret of the wanted name. */
    record Mint(List<KeyRecord> records, MintCause cause) implements KeyDecision {}

    /**
     * Write the active key, found in another Secret of the object, to the Secret of the wanted name.
     *
     * @param from that other Secret
     */
    record Move(List<KeyRecord> records, String from) implements KeyDecision {}

    /** Make the object the owner of the Secret, and look again. */
    record TakeBack(List<KeyRecord> records) implements KeyDecision {}

    /** The Secret holds the active key, but does not look as asked: write its labels, annotations and data keys anew. */
    record Reshape(List<KeyRecord> records) implements KeyDecision {}

    /**
     * Nothing can be done now.
     *
     * @param finding {@code APIKeyReady}
     * @param nextCheck when to look again though nothing has happened; empty = never
     */
    record Wait(List<KeyRecord> records, Finding finding, Optional<Instant> nextCheck) implements KeyDecision {}
}
