package com.sinch.operator.domain.key;

import static com.sinch.operator.domain.key.Trail.NOW;
import static com.sinch.operator.domain.key.Trail.OVERLAP;
import static com.sinch.operator.domain.key.Trail.active;
import static com.sinch.operator.domain.key.Trail.hashOf;
import static com.sinch.operator.domain.key.Trail.retiring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.key.ObservedSecret.Ownership;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a Secret that somebody else keeps changing, and of keys when the clock jumps. */
class ContestedSecretTest {

    private static final String NAME = "client-one-api-key";
    private static final String ID = "client-one";

    @Test
    void howItLooksIsPutRightAtOnceForAFewTimes() {
        assertThat(decide(changed(Ownership.OURS), List.of(active("a")), rewritten(2), NOW))
                .isEqualTo(new KeyDecision.Reshape(List.of(active("a"))));
    }

    @Test
    void thenItIsPutRightAfterAPauseAndTheKeyStaysGood() {
        assertThat(decide(changed(Ownership.OURS), List.of(active("a")), rewritten(3), NOW))
                .asInstanceOf(type(KeyDecision.Keep.class))
                .satisfies(keep -> {
                    assertThat(keep.finding().status()).isEqualTo(ConditionStatus.True);
                    assertThat(keep.finding().reason()).isEqualTo("SecretChanging");
                    assertThat(keep.nextCheck()).contains(NOW.plusSeconds(9));
                });
    }

    @Test
    void whatIsTakenFromItsOwnerAgainAndAgainIsTakenBackAfterAPause() {
        assertThat(decide(changed(Ownership.ORPHANED), List.of(active("a")), rewritten(2), NOW))
                .isEqualTo(new KeyDecision.TakeBack(List.of(active("a"))));
        assertThat(decide(changed(Ownership.ORPHANED), List.of(active("a")), rewritten(3), NOW))
                .asInstanceOf(type(KeyDecision.Wait.class))
                .satisfies(wait -> {
                    assertThat(wait.finding().status()).isEqualTo(ConditionStatus.False);
                    assertThat(wait.finding().reason()).isEqualTo("SecretChanging");
                    assertThat(wait.nextCheck()).contains(NOW.plusSeconds(9));
                });
    }

    @Test
    void aKeyIsReplacedThoughItsSecretIsContested() {
        var asked = request(new KeyAnnotations(Optional.of("now"), Optional.empty(), Optional.empty()));

        assertThat(KeyPolicy.decide(observed(changed(Ownership.OURS), List.of(active("a")), rewritten(3)), asked, NOW))
                .isInstanceOf(KeyDecision.Mint.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void aClockThatJumpsAnHourReplacesNoKey(Duration jump) {
        var records = List.of(retiring("old"), active("a"));

        assertThat(decide(good(), records, List.of(), NOW.plus(jump)))
                .asInstanceOf(type(KeyDecision.Keep.class))
                .satisfies(keep -> assertThat(keep.active()).isEqualTo(active("a")));
    }

    @Test
    void aKeyMadeJustBeforeTheClockWasSetBackStaysActive() {
        var made = new IssuedKey("a", "secret-of-a", NOW).toRecord();
        var secret = new ObservedSecret(NAME, Ownership.OURS, ID, "a", made.sha256(), NOW, null, true);

        assertThat(decide(secret, List.of(made), List.of(), NOW.minus(Duration.ofHours(1))))
                .asInstanceOf(type(KeyDecision.Keep.class))
                .satisfies(keep -> assertThat(keep.records()).containsExactly(made));
    }

    private static KeyDecision decide(
            ObservedSecret secret, List<KeyRecord> records, List<Instant> rewrites, Instant now) {
        return KeyPolicy.decide(observed(secret, records, rewrites), request(KeyAnnotations.NONE), now);
    }

    private static KeyObservation observed(ObservedSecret secret, List<KeyRecord> records, List<Instant> rewrites) {
        return new KeyObservation(Optional.of(secret), List.of(), records, rewrites);
    }

    private static List<Instant> rewritten(int times) {
        return IntStream.rangeClosed(1, times)
                .mapToObj(seconds -> NOW.minusSeconds(seconds))
                .toList();
    }

    private static ObservedSecret good() {
        return new ObservedSecret(NAME, Ownership.OURS, ID, "a", hashOf("a"), NOW.minusSeconds(60), null, true);
    }

    private static ObservedSecret changed(Ownership ownership) {
        return new ObservedSecret(NAME, ownership, ID, "a", hashOf("a"), NOW.minusSeconds(60), null, false);
    }

    private static KeyRequest request(KeyAnnotations annotations) {
        var yearly = new RotationSchedule(Duration.ofDays(365), "uid-1", NOW.minusSeconds(60));
        return new KeyRequest(
                true, NAME, ID, Optional.empty(), OVERLAP, Optional.of(yearly), annotations, Optional.empty());
    }
}
