package com.sinch.operator.kubernetes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sinch.operator.domain.condition.EventReason;
import com.sinch.operator.domain.key.AdoptionCause;
import com.sinch.operator.domain.key.KeyCause;
import com.sinch.operator.domain.key.MintCause;
import com.sinch.operator.domain.key.RevocationCause;
import com.sinch.operator.domain.metric.Metric;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what happened to keys for longer than their objects live: a line of JSON each on the logger {@code audit}, an Event,
 * and counters. No line holds a key's secret half. After a crash a line may be there twice, never not at all.
 */
public final class KeyJournal {

    private static final Logger audit = LoggerFactory.getLogger("audit");

    private static final Map<EventReason, String> ACTIONS = Map.of(
            EventReason.KeyMinted, "minted",
            EventReason.KeyRotated, "rotated",
            EventReason.KeyRevoked, "revoked",
            EventReason.KeyAdopted, "adopted");

    private final ObjectMapper json = new ObjectMapper();
    private final Events events;
    private final Meters meters;
    private final Clock clock;

    /**
     * A journal that begins empty.
     *
     * @param events where people are told
     * @param meters where it is counted
     * @param clock tells the time of the lines
     */
    public KeyJournal(Events events, Meters meters, Clock clock) {
        this.events = events;
        this.meters = meters;
        this.clock = clock;
        // A series that is there from the beginning shows its first step.
        Stream.of(MintCause.values())
                .forEach(cause -> count(cause.rotation() ? EventReason.KeyRotated : EventReason.KeyMinted, cause));
        Stream.of(RevocationCause.values()).forEach(cause -> count(EventReason.KeyRevoked, cause));
        Stream.of(AdoptionCause.values()).forEach(cause -> count(EventReason.KeyAdopted, cause));
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
     * Notes that something happened to a key.
     *
     * @param what what happened
     * @param owner the object that the key is for
     * @param keyId the key's public half
     * @param sha256 the hash of its secret half; null = it was never stored, and is not known
     * @param cause why
     */
    void note(EventReason what, HasMetadata owner, String keyId, @Nullable String sha256, KeyCause cause) {
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
                        cause.because())));
        count(what, cause).increment();
        events.tell(owner, what.name(), "Key " + keyId + " was " + action + ": " + cause.because() + ".");
    }

    private Counter count(EventReason what, KeyCause cause) {
        var label = cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return meters.counter(Metric.KEYS, ACTIONS.getOrDefault(what, what.name()), label);
    }

    private String toJson(Line line) {
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings can always be written as JSON", e);
        }
    }
}
