package com.sinch.operator.kubernetes;

import com.sinch.operator.api.ApiKeyStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.condition.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an object's key stands after what was decided about it has been done.
 *
 * @param records the audit trail
 * @param active where the active key is; empty = there is none
 * @param finding {@code APIKeyReady}; empty = no key is asked for
 * @param nextCheck when to look again though nothing has happened; empty = never
 */
public record KeyOutcome(
        List<KeyRecord> records,
        Optional<ApiKeyStatus> active,
        Optional<Finding> finding,
        Optional<Instant> nextCheck) {

    /** Nothing was looked at. */
    public static final KeyOutcome NONE =
            new KeyOutcome(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
}
