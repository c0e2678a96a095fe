package com.sinch.operator.domain.key;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;
import static com.sinch.operator.domain.key.Trail.NOW;
import static com.sinch.operator.domain.key.Trail.OVERLAP;
import static com.sinch.operator.domain.key.Trail.active;
import static com.sinch.operator.domain.key.Trail.hashOf;
import static com.sinch.operator.domain.key.Trail.retiring;
import static com.sinch.operator.domain.key.Trail.revoked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.key.ObservedSecret.Ownership;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a good key when it is asked or due to be replaced, or named by its owner. */
class KeyRotationPolicyTest {

    private static final String NAME = "client-one-api-key";
    private static final String ID = "client-one";
    private static final Instant RETIRE_AT = NOW.plus(OVERLAP);
    private static final Finding HINDRANCE = Finding.fails(APIKeyReady, Reason.BillingNotReady, "Not billed.");
    private static final Optional<RotationSchedule> MONTHLY =
            Optional.of(new RotationSchedule(Duration.ofDays(30), "uid-1", NOW.minusSeconds(86_400)));
    private static final Optional<RotationSchedule> YEARLY =
            Optional.of(new RotationSchedule(Duration.ofDays(365), "uid-1", NOW.minusSeconds(86_400)));

    @Test
    void aNewValueOfTheAnnotationReplacesTheKeyAndTheOldOneRetires() {
        assertThat(decide(secret("a", null), List.of(active("a")), asked("once")))
                .isEqualTo(
                        new KeyDecision.Mint(List.of(active("a").retiringUntil(RETIRE_AT)), MintCause.ROTATION_ASKED));
    }

    @Test
    void aValueThatWasHandledIsNotHandledAgain() {
        var bySecret = decide(secret("a", "once"), List.of(active("a")), asked("once"));
        var byStatus = decide(secret("a", null), List.of(active("a")), handled(asked("once"), "once"));

        assertThat(bySecret)
                .asInstanceOf(type(KeyDecision.Keep.class))
                .satisfies(keep -> assertThat(keep.rotateRequest()).isEqualTo("once"));
        assertThat(byStatus).isInstanceOf(KeyDecision.Keep.class);
    }

    @Test
    void aKeyThatHasReachedItsAgeIsReplaced() {
        assertThat(decide(secret("a", null), List.of(active("a")), due(MONTHLY)))
                .isEqualTo(new KeyDecision.Mint(List.of(active("a").retiringUntil(RETIRE_AT)), MintCause.ROTATION_DUE));
    }

    @Test
    void aKeyThatHasNotTellsWhenItWill() {
        assertThat(decide(secret("a", null), List.of(active("a")), due(YEARLY)))
                .asInstanceOf(type(KeyDecision.Keep.class))
                .satisfies(keep -> {
                    assertThat(keep.nextRotation())
                            .isBetween(NOW.plus(Duration.ofDays(298)), NOW.plus(Duration.ofDays(335)));
                    assertThat(keep.nextCheck()).contains(keep.nextRotation());
                });
    }

    @Test
    void aRotationWaitsWhileNoKeyMayBeMadeAndTheKeyStaysGood() {
        var hindered = new KeyRequest(
                true, NAME, ID, Optional.of(HINDRANCE), OVERLAP, MONTHLY, rotate("once"), Optional.empty());

        assertThat(decide(secret("a", null), List.of(active("a")), hindered))
                .asInstanceOf(type(KeyDecision.Keep.class))
                .satisfies(keep -> {
                    assertThat(keep.records()).containsExactly(active("a"));
                    assertThat(keep.finding().status()).isEqualTo(ConditionStatus.True);
                    assertThat(keep.finding().message()).contains("waits until the object is accepted and billed");
                    assertThat(keep.rotateRequest())
                            .as("nothing is marked handled")
                            .isNull();
                });
    }

    @Test
    void aSixthKeyWaitsUntilOneOfTheFiveRetires() {
        var full = List.of(retiring("a"), retiring("b"), retiring("c"), retiring("d"), active("e"));

        assertThat(decide(secret("e", null), full, asked("once")))
                .asInstanceOf(type(KeyDecision.Keep.class))
                .satisfies(keep -> {
                    assertThat(keep.finding().status()).isEqualTo(ConditionStatus.True);
                    assertThat(keep.finding().reason()).isEqualTo("TooManyKeys");
                    assertThat(keep.nextCheck()).contains(NOW.plusSeconds(60));
                    assertThat(keep.records()).isEqualTo(full);
                });
    }

    @Test
    void aKeyThatItsOwnerNamesIsRevokedAtOnceWhateverTheStateOfTheSecret() {
        var gone = KeyPolicy.decide(
                new KeyObservation(Optional.empty(), List.of(), List.of(retiring("a"), active("b")), List.of()),
                hindered(revoke("a")),
                NOW);
        var foreign = KeyPolicy.decide(
                new KeyObservation(
                        Optional.of(new ObservedSecret(NAME, Ownership.FOREIGN, null, null, null, null, null, true)),
                        List.of(),
                        List.of(active("a")),
                        List.of()),
                hindered(revoke("a")),
                NOW);

        assertThat(gone.records()).containsExactly(retiring("a").revokedAt(NOW), active("b"));
        assertThat(foreign.records()).containsExactly(active("a").revokedAt(NOW));
    }

    @Test
    void theActiveKeyThatItsOwnerNamesIsReplacedAtOnce() {
        assertThat(decide(secret("a", null), List.of(active("a")), wanted(revoke("a"))))
                .isEqualTo(new KeyDecision.Mint(List.of(active("a").revokedAt(NOW)), MintCause.KEY_REVOKED));
    }

    @Test
    void revokingTheSameKeyTwiceIsRevokingItOnce() {
        assertThat(decide(secret("b", null), List.of(revoked("a"), active("b")), wanted(revoke("a"))))
                .asInstanceOf(type(KeyDecision.Keep.class))
                .satisfies(keep -> {
                    assertThat(keep.records()).containsExactly(revoked("a"), active("b"));
                    assertThat(keep.finding().message()).isEqualTo("Secret " + NAME + " holds the active key.");
                });
    }

    @Test
    void aKeyThatIsNotKnownIsAnsweredInTheMessage() {
        assertThat(decide(secret("a", null), List.of(active("a")), wanted(revoke("zzz"))))
                .asInstanceOf(type(KeyDecision.Keep.class))
                .satisfies(keep -> assertThat(keep.finding().message())
                        .endsWith("names zzz, which is none of the keys in this status."));
    }

    @Test
    void aKeyThatStatusDoesNotKnowYetIsNotRecordedWhereItsOwnerRevokesIt() {
        assertThat(decide(secret("a", null), List.of(), wanted(revoke("a"))))
                .isEqualTo(new KeyDecision.Mint(List.of(), MintCause.KEY_REVOKED));
    }

    @Test
    void aSecretOfAnotherIdIsTakenOverWhereItsNewOwnerSaysSo() {
        var orphaned = new ObservedSecret(NAME, Ownership.ORPHANED, "old-id", "a", hashOf("a"), NOW, null, true);
        var adopting = wanted(new KeyAnnotations(Optional.empty(), Optional.empty(), Optional.of("old-id")));
        var mistaken = wanted(new KeyAnnotations(Optional.empty(), Optional.empty(), Optional.of("other-id")));

        assertThat(decide(orphaned, List.of(), adopting)).isEqualTo(new KeyDecision.TakeBack(List.of()));
        assertThat(decide(orphaned, List.of(), mistaken))
                .asInstanceOf(type(KeyDecision.Wait.class))
                .satisfies(wait -> assertThat(wait.finding().message())
                        .contains("by the annotation account.sinch.com/adopt-key: old-id"));
    }

    @Test
    void whereKeysAreLostAgainAndAgainTheNextOneIsMadeAfterAPause() {
        var lately = List.of(made("a", 30), made("b", 20), made("c", 5));

        assertThat(KeyPolicy.decide(
                        new KeyObservation(Optional.empty(), List.of(), lately, List.of()),
                        wanted(KeyAnnotations.NONE),
                        NOW))
                .asInstanceOf(type(KeyDecision.Wait.class))
                .satisfies(wait -> {
                    assertThat(wait.finding().reason()).isEqualTo("SecretChanging");
                    assertThat(wait.nextCheck()).contains(NOW.plusSeconds(5));
                });
    }

    private static KeyRecord made(String keyId, int secondsAgo) {
        return new IssuedKey(keyId, "secret-of-" + keyId, NOW.minusSeconds(secondsAgo)).toRecord();
    }

    private static KeyDecision decide(ObservedSecret secret, List<KeyRecord> records, KeyRequest request) {
        return KeyPolicy.decide(new KeyObservation(Optional.of(secret), List.of(), records, List.of()), request, NOW);
    }

    private static ObservedSecret secret(String keyId, @Nullable String rotateRequest) {
        return new ObservedSecret(
                NAME, Ownership.OURS, ID, keyId, hashOf(keyId), NOW.minusSeconds(60), rotateRequest, true);
    }

    private static KeyRequest asked(String value) {
        return wanted(rotate(value));
    }

    private static KeyRequest due(Optional<RotationSchedule> schedule) {
        return new KeyRequest(
                true, NAME, ID, Optional.empty(), OVERLAP, schedule, KeyAnnotations.NONE, Optional.empty());
    }

    private static KeyRequest wanted(KeyAnnotations annotations) {
        return new KeyRequest(
                true, NAME, ID, Optional.empty(), OVERLAP, Optional.empty(), annotations, Optional.empty());
    }

    private static KeyRequest hindered(KeyAnnotations annotations) {
        return new KeyRequest(
                true, NAME, ID, Optional.of(HINDRANCE), OVERLAP, Optional.empty(), annotations, Optional.empty());
    }

    private static KeyRequest handled(KeyRequest request, String value) {
        return new KeyRequest(
                true,
                NAME,
                ID,
                Optional.empty(),
                OVERLAP,
                request.schedule(),
                request.annotations(),
                Optional.of(value));
    }

    private static KeyAnnotations rotate(String value) {
        return new KeyAnnotations(Optional.of(value), Optional.empty(), Optional.empty());
    }

    private static KeyAnnotations revoke(String keyId) {
        return new KeyAnnotations(Optional.empty(), Optional.of(keyId), Optional.empty());
    }
}
