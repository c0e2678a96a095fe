package com.sinch.operator.bench.pure;

import static com.sinch.operator.domain.key.ObservedSecret.Ownership.OURS;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.domain.key.KeyAnnotations;
import com.sinch.operator.domain.key.KeyDecision;
import com.sinch.operator.domain.key.KeyObservation;
import com.sinch.operator.domain.key.KeyPolicy;
import com.sinch.operator.domain.key.KeyRequest;
import com.sinch.operator.domain.key.ObservedSecret;
import com.sinch.operator.domain.key.RotationSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What becomes of an object's key. */
@State(Scope.Benchmark)
public class KeyBenchmark {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final String SECRET = "client-one-api-key";
    private static final String OBJECT = "client-one";
    private static final KeyRecord KEY = new KeyRecord(
            "0b0f2a4e-5a4f-4f57-8d3f-0e5c7f4b9a11",
            KeyState.Active,
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            NOW.minus(Duration.ofDays(30)),
            null,
            null);

    KeyObservation nothing = new KeyObservation(Optional.empty(), List.of(), List.of(), List.of());
    KeyObservation issued = new KeyObservation(
            Optional.of(
                    new ObservedSecret(SECRET, OURS, OBJECT, KEY.keyId(), KEY.sha256(), KEY.createdAt(), null, true)),
            List.of(),
            List.of(KEY),
            List.of());

    KeyRequest forGood = request(Optional.empty());
    KeyRequest yearly = request(Optional.of(every(Duration.ofDays(365))));
    KeyRequest monthly = request(Optional.of(every(Duration.ofDays(30))));

    @Benchmark
    public KeyDecision first() {
        return KeyPolicy.decide(nothing, forGood, NOW);
    }

    @Benchmark
    public KeyDecision atRest() {
        return KeyPolicy.decide(issued, forGood, NOW);
    }

    /** When the key is due is worked out from a hash. */
    @Benchmark
    public KeyDecision atRestWithSchedule() {
        return KeyPolicy.decide(issued, yearly, NOW);
    }

    @Benchmark
    public KeyDecision rotationDue() {
        return KeyPolicy.decide(issued, monthly, NOW);
    }

    private static RotationSchedule every(Duration interval) {
        return new RotationSchedule(interval, "3c1f7a52-97a3-4c0e-b0a4-2f3d1d6c8e10", NOW.minus(Duration.ofDays(1)));
    }

    private static KeyRequest request(Optional<RotationSchedule> schedule) {
        return new KeyRequest(
                true,
                SECRET,
                OBJECT,
                Optional.empty(),
                Duration.ofHours(24),
                schedule,
                KeyAnnotations.NONE,
                Optional.empty());
    }
}
