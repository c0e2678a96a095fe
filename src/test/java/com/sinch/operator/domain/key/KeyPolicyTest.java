package com.sinch.operator.domain.key;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;
import static com.sinch.operator.domain.key.ObservedSecret.Ownership.FOREIGN;
import static com.sinch.operator.domain.key.ObservedSecret.Ownership.ORPHANED;
import static com.sinch.operator.domain.key.ObservedSecret.Ownership.OURS;
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
import com.sinch.operator.api.KeyState;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.key.ObservedSecret.Ownership;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One test for each row of the table of decisions, in its order. */
class KeyPolicyTest {

    private static final String NAME = "client-one-api-key";
    private static final String ID = "client-one";
    private static final Instant MADE = NOW.minusSeconds(3600);
    private static final Instant RETIRE_AT = NOW.plus(OVERLAP);
    private static final Finding HINDRANCE = Finding.fails(APIKeyReady, Reason.BillingNotReady, "Not billed.");

    private static final KeyRequest WANTED = request(true, Optional.empty());
    private static final KeyRequest HINDERED = request(true, Optional.of(HINDRANCE));
    private static final KeyRequest OFF = request(false, Optional.empty());

    @Test
    void aRetiredKeyIsRevokedWhateverTheStateOfTheSecret() {
        var due = active("a").retiringUntil(NOW);

        assertThat(decide(named(secret("b")), List.of(due, active("b")), WANTED).records())
                .containsExactly(due.revokedAt(NOW), active("b"));
        assertThat(decide(named(owned(FOREIGN)), List.of(due), WANTED).records())
                .containsExactly(due.revokedAt(NOW));
    }

    @Test
    void switchedOffEveryKeyIsRevokedAndEverySecretOfOursGoes() {
        var observed = new KeyObservation(
                Optional.of(secret("a")),
                List.of(secretNamed("old", "a")),
                List.of(retiring("b"), active("a")),
                List.of());

        assertThat(KeyPolicy.decide(observed, OFF, NOW))
                .isEqualTo(new KeyDecision.Withdraw(
                        List.of(retiring("b").revokedAt(NOW), active("a").revokedAt(NOW)), List.of(NAME, "old")));
    }

    @Test
    void switchedOffTheSecretOfSomebodyElseStays() {
        assertThat(decide(named(owned(FOREIGN)), List.of(), OFF))
                .isEqualTo(new KeyDecision.Withdraw(List.of(), List.of()));
        assertThat(decide(named(owned(ORPHANED)), List.of(), OFF))
                .isEqualTo(new KeyDecision.Withdraw(List.of(), List.of()));
    }

    @Test
    void underANewNameTheSameKeyMoves() {
        var observed = new KeyObservation(
                Optional.empty(),
                List.of(secretNamed("older", "b"), secretNamed("old", "a")),
                List.of(active("a")),
                List.of());

        assertThat(KeyPolicy.decide(observed, HINDERED, NOW))
                .isEqualTo(new KeyDecision.Move(List.of(active("a")), "old"));
    }

    @Test
    void aKeyThatWasPlantedInAnotherSecretDoesNotMove() {
        var planted = new ObservedSecret("old", OURS, ID, "a", "hash-of-another", MADE, null, true);
        var observed = new KeyObservation(Optional.empty(), List.of(planted), List.of(active("a")), List.of());

        assertThat(KeyPolicy.decide(observed, WANTED, NOW)).isInstanceOf(KeyDecision.Mint.class);
    }

    @Test
    void theFirstKeyIsMade() {
        assertThat(decide(Optional.empty(), List.of(), WANTED)).isEqualTo(mint(List.of(), MintCause.SECRET_ABSENT));
    }

    @Test
    void whereTheSecretIsGoneANewKeyIsMadeAndTheRecordedOneRetires() {
        assertThat(decide(Optional.empty(), List.of(active("a")), WANTED))
                .isEqualTo(mint(List.of(active("a").retiringUntil(RETIRE_AT)), MintCause.SECRET_ABSENT));
    }

    @Test
    void theSecretOfSomebodyElseIsLeftAlone() {
        var decision = decide(named(owned(FOREIGN)), List.of(active("a")), WANTED);

        assertThat(decision.records()).containsExactly(active("a"));
        assertWaits(decision, Reason.SecretNotOwned);
    }

    @Test
    void aSecretWithoutItsOwnerIsTakenBackIfItWasWrittenForThisObject() {
        assertThat(decide(named(owned(ORPHANED)), List.of(active("a")), HINDERED))
                .isEqualTo(new KeyDecision.TakeBack(List.of(active("a"))));
    }

    @Test
    void aSecretWithoutItsOwnerIsLeftAloneIfItWasWrittenForAnotherObject() {
        var other = new ObservedSecret(NAME, ORPHANED, "client-two", "a", hashOf("a"), MADE, null, true);
        var empty = new ObservedSecret(NAME, ORPHANED, null, null, null, null, null, true);

        assertWaits(decide(named(other), List.of(active("a")), WANTED), Reason.SecretIdMismatch);
        assertWaits(decide(named(empty), List.of(active("a")), WANTED), Reason.SecretIdMismatch);
    }

    @Test
    void anIncompleteSecretGetsANewKey() {
        var expected = mint(List.of(active("a").retiringUntil(RETIRE_AT)), MintCause.SECRET_INCOMPLETE);

        assertThat(decide(named(holding(null, hashOf("a"))), List.of(active("a")), WANTED))
                .isEqualTo(expected);
        assertThat(decide(named(holding("a", null)), List.of(active("a")), WANTED))
                .isEqualTo(expected);
    }

    @Test
    void aSecretWithARevokedKeyGetsANewOne() {
        assertThat(decide(named(secret("a")), List.of(revoked("a"), active("b")), WANTED))
                .isEqualTo(mint(List.of(revoked("a"), active("b").retiringUntil(RETIRE_AT)), MintCause.KEY_REVOKED));
    }

    @Test
    void aSecretThatDoesNotMatchTheRecordedHashGetsANewKey() {
        assertThat(decide(named(holding("a", "hash-of-another")), List.of(active("a")), WANTED))
                .isEqualTo(mint(List.of(active("a").retiringUntil(RETIRE_AT)), MintCause.KEY_CHANGED));
    }

    @Test
    void aRetiringKeyThatCameBackFromABackupBecomesActiveAgainAndTheOtherRetires() {
        assertThat(decide(named(secret("a")), List.of(retiring("a"), active("b")), HINDERED))
                .isEqualTo(keep(List.of(active("a"), active("b").retiringUntil(RETIRE_AT)), "a"));
    }

    @Test
    void aKeyThatComesBackFromABackupCostsNoOtherKeyItsLife() {
        var full = List.of(retiring("a"), retiring("b"), retiring("c"), retiring("d"), active("e"));

        assertThat(decide(named(secret("c")), full, WANTED).records())
                .containsExactly(
                        retiring("a"),
                        retiring("b"),
                        active("c"),
                        retiring("d"),
                        active("e").retiringUntil(RETIRE_AT));
    }

    @Test
    void aKeyOfASecretWhoseStatusWasLostIsRecordedAsItIs() {
        assertThat(decide(named(secret("a")), List.of(), WANTED)).isEqualTo(keep(List.of(made("a", MADE)), "a"));
    }

    @Test
    void aKeyWithoutADateWhoseStatusWasLostIsDatedNow() {
        var undated = new ObservedSecret(NAME, OURS, ID, "a", hashOf("a"), null, null, true);
        var ahead = new ObservedSecret(NAME, OURS, ID, "a", hashOf("a"), NOW.plusSeconds(1), null, true);

        assertThat(decide(named(undated), List.of(), WANTED).records()).containsExactly(made("a", NOW));
        assertThat(decide(named(ahead), List.of(), WANTED).records()).containsExactly(made("a", NOW));
    }

    @Test
    void aKeyNewerThanAllRecordedOnesWasMadeBeforeACrashAndIsRecorded() {
        assertThat(decide(named(secret("b")), List.of(active("a")), WANTED))
                .isEqualTo(keep(List.of(active("a").retiringUntil(RETIRE_AT), made("b", MADE)), "b"));
    }

    @Test
    void aKeyThatIsNotNewerThanEveryRecordedOneWasPlantedAndIsReplaced() {
        var newer = new KeyRecord("a", KeyState.Active, hashOf("a"), MADE, null, null);

        assertThat(decide(named(secret("b")), List.of(newer), WANTED))
                .isEqualTo(mint(List.of(newer.retiringUntil(RETIRE_AT)), MintCause.KEY_PLANTED));
    }

    @Test
    void aKeyThatStatusDoesNotKnowIsNotRecordedWhileNoKeyMayBeMade() {
        assertThat(decide(named(secret("a")), List.of(), HINDERED))
                .isEqualTo(new KeyDecision.Wait(List.of(), HINDRANCE, Optional.empty()));
        assertThat(decide(named(secret("b")), List.of(active("a")), HINDERED))
                .isEqualTo(new KeyDecision.Wait(List.of(active("a")), HINDRANCE, Optional.empty()));
    }

    @Test
    void aSecretThatDoesNotLookAsAskedIsWrittenAnewWithTheSameKey() {
        var otherLook = new ObservedSecret(NAME, OURS, ID, "a", hashOf("a"), MADE, null, false);
        var otherId = new ObservedSecret(NAME, OURS, "edited", "a", hashOf("a"), MADE, null, true);

        assertThat(decide(named(otherLook), List.of(active("a")), HINDERED))
                .isEqualTo(new KeyDecision.Reshape(List.of(active("a"))));
        assertThat(decide(named(otherId), List.of(active("a")), HINDERED))
                .isEqualTo(new KeyDecision.Reshape(List.of(active("a"))));
    }

    @Test
    void otherwiseTheKeyIsKeptAndWhatElseTheObjectControlsGoes() {
        var observed = new KeyObservation(
                Optional.of(secret("a")),
                List.of(secretNamed("old", "a")),
                List.of(revoked("b"), active("a")),
                List.of());

        assertThat(KeyPolicy.decide(observed, HINDERED, NOW))
                .isEqualTo(keep(List.of(revoked("b"), active("a")), "a", "old"));
    }

    @Test
    void ofTwoActiveKeysInAStatusEditedByHandOnlyTheOneInTheSecretStaysActive() {
        assertThat(decide(named(secret("a")), List.of(active("a"), active("b")), WANTED)
                        .records())
                .containsExactly(active("a"), active("b").retiringUntil(RETIRE_AT));
    }

    @Test
    void noKeyIsMadeWhileItMayNotBeAndNothingRetires() {
        var expected = new KeyDecision.Wait(List.of(active("a")), HINDRANCE, Optional.empty());

        assertThat(decide(Optional.empty(), List.of(active("a")), HINDERED)).isEqualTo(expected);
        assertThat(decide(named(holding("a", null)), List.of(active("a")), HINDERED))
                .isEqualTo(expected);
        assertThat(decide(named(holding("a", "hash-of-another")), List.of(active("a")), HINDERED))
                .isEqualTo(expected);
    }

    @Test
    void theKeyThatWasMadeIsTheLastOfTheRecords() {
        var key = new IssuedKey("b", "secret-of-b", NOW);

        assertThat(KeyPolicy.minted(mint(List.of(retiring("a")), MintCause.SECRET_ABSENT), key))
                .containsExactly(
                        retiring("a"), new KeyRecord("b", KeyState.Active, KeyHash.of("secret-of-b"), NOW, null, null));
    }

    private static void assertWaits(KeyDecision decision, Reason reason) {
        assertThat(decision).asInstanceOf(type(KeyDecision.Wait.class)).satisfies(wait -> {
            assertThat(wait.finding().type()).isEqualTo(APIKeyReady);
            assertThat(wait.finding().status()).isEqualTo(ConditionStatus.False);
            assertThat(wait.finding().reason()).isEqualTo(reason.name());
        });
    }

    private static KeyDecision decide(Optional<ObservedSecret> named, List<KeyRecord> records, KeyRequest request) {
        return KeyPolicy.decide(new KeyObservation(named, List.of(), records, List.of()), request, NOW);
    }

    private static KeyDecision.Mint mint(List<KeyRecord> records, MintCause cause) {
        return new KeyDecision.Mint(records, cause);
    }

    private static KeyDecision.Keep keep(List<KeyRecord> records, String keyId, String... surplus) {
        return new KeyDecision.Keep(
                records,
                AuditTrail.find(records, keyId).orElseThrow(),
                List.of(surplus),
                Finding.holds(APIKeyReady, Reason.KeyIssued, "Secret " + NAME + " holds the active key."),
                null,
                null,
                AuditTrail.nextRetirement(records));
    }

    private static KeyRequest request(boolean enabled, Optional<Finding> hindrance) {
        return new KeyRequest(
                enabled, NAME, ID, hindrance, OVERLAP, Optional.empty(), KeyAnnotations.NONE, Optional.empty());
    }

    private static KeyRecord made(String keyId, Instant createdAt) {
        return new KeyRecord(keyId, KeyState.Active, hashOf(keyId), createdAt, null, null);
    }

    private static Optional<ObservedSecret> named(ObservedSecret secret) {
        return Optional.of(secret);
    }

    private static ObservedSecret secret(String keyId) {
        return secretNamed(NAME, keyId);
    }

    private static ObservedSecret secretNamed(String name, String keyId) {
        return new ObservedSecret(name, OURS, ID, keyId, hashOf(keyId), MADE, null, true);
    }

    private static ObservedSecret owned(Ownership ownership) {
        return new ObservedSecret(NAME, ownership, ID, "a", hashOf("a"), MADE, null, true);
    }

    private static ObservedSecret holding(@Nullable String keyId, @Nullable String sha256) {
        return new ObservedSecret(NAME, OURS, ID, keyId, sha256, MADE, null, true);
    }
}
