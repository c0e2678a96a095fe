package com.sinch.operator.domain.key;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.condition.Finding;
import java.util.List;

/** What is to be done about an object's key. */
public sealed interface KeyDecision {

    /** The audit trail as it stands once this is done; without the new key of a {@link Mint}. */
    List<KeyRecord> records();

    /**
     * The Secret holds the active key, as the last of {@code records} says.
     *
     * @param active the active key
     * @param surplus other Secrets of the object, to be deleted
     */
    record Keep(List<KeyRecord> records, KeyRecord active, List<String> surplus) implements KeyDecision {}

    /** There is to be no key: the object's Secrets, {@code surplus}, are deleted. */
    record Withdraw(List<KeyRecord> records, List<String> surplus) implements KeyDecision {}

    /**
     * Make a key and write it to the Secret of the wanted name.
     *
     * @param cause why, for the log
     */
    record Mint(List<KeyRecord> records, String cause) implements KeyDecision {}

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

    /** Nothing can be done now. */
    record Wait(List<KeyRecord> records, Finding finding) implements KeyDecision {}
}
