package com.sinch.operator.domain.key;

import com.sinch.operator.api.KeyRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is observed of an object's keys.
 *
 * @param named the Secret of the wanted name; empty = there is none
 * @param others all other Secrets that the object controls
 * @param records the audit trail as last reported
 * @param rewrites when the Secret was written of late though its key was good: somebody had changed how it looks, or whose it is
 */
public record KeyObservation(
        Optional<ObservedSecret> named, List<ObservedSecret> others, List<KeyRecord> records, List<Instant> rewrites) {}
