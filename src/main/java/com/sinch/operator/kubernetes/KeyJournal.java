package com.sinch.operator.kubernetes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sinch.operator.domain.condition.EventReason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what happened to keys for longer than their objects live: a line of JSON each on the logger {@code audit}, an Event,
 * and counters. No line holds a key's secret half. After a crash a line may be there twice, never not at all.
 */
public final class KeyJournal {

    /** Counts what happened to keys, by {@code action}: minted, rotated, revoked, adopted. */
    public static final String COUNTER = "sinch.operator.keys";

    /** How many keys are past due, by {@code kind}. */
    public static final String OVERDUE = "sinch.operator.keys.overdue";

    private static final Logger audit = LoggerFactory.getLogger("audit");

    private static final Map<EventReason, String> ACTIONS = Map.of(
            EventReason.KeyMinted, "minted",
            EventReason.KeyRotated, "rotated",
            EventReason.KeyRevoked, "revoked",
            EventReason.KeyAdopted, "adopted");

    private final ObjectMapper json = new ObjectMapper();
    private final Events events;
    private final MeterRegistry metrics;
    private final Clock clock;

    /**
     * A journal that begins empty.
     *
     * @param events where people are told
     * @param metrics where it is counted
     * @param clock tells the time of the lines
     */
    public KeyJournal(Events events, MeterRegistry metrics, Clock clock) {
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
        ACTIONS.values().forEach(action -> metrics.counter(COUNTER, "action", action));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
            String time,
            String action,
            String kind,
            String namespace,
            String name,
            String uid,
            String keyId,
            @Nullable String sha256,
            String cause) {}

    /**
     * Shows how many keys of a kind are past due: more than a few for long mean that they cannot be replaced.
     *
     * @param kind the kind of the objects
     * @param nextRotations when the keys of all objects are due, where they are by age
     */
    void countOverdue(String kind, Supplier<Stream<Instant>> nextRotations) {
        metrics.gauge(OVERDUE, Tags.of("kind", kind), this, journal -> nextRotations
                .get()
                .filter(due -> due.isBefore(journal.clock.instant()))
                .count());
    }

    /**
     * Notes that something happened to a key.
     *
     * @param what what happened
     * @param owner the object that the key is for
     * @param keyId the key's public half
     * @param sha256 the hash of its secret half; null = it was never stored, and is not known
     * @param cause why, in half a sentence
     */
    void note(EventReason what, HasMetadata owner, String keyId, @Nullable String sha256, String cause) {
        var action = ACTIONS.getOrDefault(what, what.name());
        var metadata = owner.getMetadata();
        audit.info(
                "{}",
                toJson(new Line(
                        clock.instant().toString(),
                        action,
                        owner.getKind(),
                        metadata.getNamespace(),
                        metadata.getName(),
                        metadata.getUid(),
                        keyId,
                        sha256,
                        cause)));
        metrics.counter(COUNTER, "action", action).increment();
        events.tell(owner, what.name(), "Key " + keyId + " was " + action + ": " + cause + ".");
    }

    private String toJson(Line line) {
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings can always be written as JSON", e);
        }
    }
}
