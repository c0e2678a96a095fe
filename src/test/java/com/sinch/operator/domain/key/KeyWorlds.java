package com.sinch.operator.domain.key;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;
import static com.sinch.operator.domain.key.Trail.NOW;
import static com.sinch.operator.domain.key.Trail.hashOf;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.key.ObservedSecret.Ownership;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Everything that may be observed of an object's keys: few keys and instants, so that they often meet. */
public final class KeyWorlds extends DomainContextBase {

    private static final String NAME = "client-one-api-key";
    private static final String ID = "client-one";
    private static final int MOST_LIVE = 5;
    private static final int MOST_REVOKED = 5;

    @Provide
    Arbitrary<SimulatedWorld> worlds() {
        var named =
                secrets(Arbitraries.just(NAME), Arbitraries.of(Ownership.class)).optional();
        var others = secrets(Arbitraries.of("old", "older"), Arbitraries.just(Ownership.OURS))
                .list()
                .ofMaxSize(2)
                .uniqueElements(ObservedSecret::name);
        var rewrites = Arbitraries.integers()
                .between(-3600, 700)
                .map(NOW::minusSeconds)
                .list()
                .ofMaxSize(5);
        return Combinators.combine(named, others, trails(), rewrites)
                .as((secret, more, records, times) -> new SimulatedWorld(secret, more, records, times, 0));
    }

    @Provide
    Arbitrary<KeyRequest> requests() {
        var enabled = Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false));
        var hindrance = Arbitraries.just(Finding.fails(APIKeyReady, Reason.BillingNotReady, "Not billed."))
                .optional(0.3);
        var overlap = Arbitraries.of(Duration.ofMinutes(1), Duration.ofHours(24));
        var schedule = Arbitraries.of(Duration.ofHours(3), Duration.ofDays(30))
                .map(interval -> new RotationSchedule(interval, "uid-1", NOW.minus(Duration.ofHours(2))))
                .optional(0.5);
        return Combinators.combine(
                        enabled,
                        hindrance,
                        overlap,
                        schedule,
                        annotations(),
                        requests("asked").optional(0.3))
                .as((on, hindered, length, due, asked, last) ->
                        new KeyRequest(on, NAME, ID, hindered, length, due, asked, last));
    }

    private static Arbitrary<KeyAnnotations> annotations() {
        return Combinators.combine(
                        requests("asked").optional(0.3),
                        keyIds().optional(0.3),
                        Arbitraries.just("client-two").optional(0.3))
                .as(KeyAnnotations::new);
    }

    private static Arbitrary<String> requests(String word) {
        return Arbitraries.of(word, word + " again");
    }

    private static Arbitrary<ObservedSecret> secrets(Arbitrary<String> names, Arbitrary<Ownership> owners) {
        var ids = Arbitraries.of(ID, "client-two").injectNull(0.1);
        var hashes = Arbitraries.of("hash-of-another").injectNull(0.5);
        // Most Secrets hold what they should.
        var keys = Combinators.combine(
                        keyIds().injectNull(0.1), hashes, Arbitraries.integers().between(0, 4))
                .as((keyId, hash, luck) ->
                        luck > 0 && keyId != null ? new String[] {keyId, hashOf(keyId)} : new String[] {keyId, hash});
        return Combinators.combine(
                        names,
                        owners,
                        ids,
                        keys,
                        instants().injectNull(0.2),
                        requests("asked").injectNull(0.7),
                        Arbitraries.of(true, false))
                .as((name, owner, id, key, created, rotation, asDesired) ->
                        new ObservedSecret(name, owner, id, key[0], key[1], created, rotation, asDesired));
    }

    /** Trails within their bounds, whose states may have been edited by hand. */
    private static Arbitrary<List<KeyRecord>> trails() {
        return records()
                .list()
                .ofMaxSize(MOST_LIVE + MOST_REVOKED)
                .uniqueElements(KeyRecord::keyId)
                .filter(KeyWorlds::possible);
    }

    private static boolean possible(List<KeyRecord> records) {
        var live = records.stream().filter(KeyRecord::live).count();
        return live <= MOST_LIVE && records.size() - live <= MOST_REVOKED;
    }

    private static Arbitrary<KeyRecord> records() {
        var states = Arbitraries.of(KeyState.class);
        return Combinators.combine(keyIds(), states, past(), instants()).as((keyId, state, created, other) -> {
            var key = new KeyRecord(keyId, KeyState.Active, hashOf(keyId), created, null, null);
            return switch (state) {
                case Active -> key;
                case Retiring -> key.retiringUntil(other);
                case Revoked -> key.revokedAt(other);
            };
        });
    }

    private static Arbitrary<String> keyIds() {
        return Arbitraries.strings().withCharRange('a', 'l').ofLength(1);
    }

    private static Arbitrary<Instant> past() {
        return Arbitraries.integers().between(1, 6).map(hours -> NOW.minus(Duration.ofHours(hours)));
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.integers().between(-3, 3).map(hours -> NOW.plus(Duration.ofHours(hours)));
    }
}
