package com.sinch.operator.domain.key;

import static com.sinch.operator.domain.key.Trail.NOW;
import static com.sinch.operator.domain.key.Trail.OVERLAP;
import static com.sinch.operator.domain.key.Trail.active;
import static com.sinch.operator.domain.key.Trail.retiring;
import static com.sinch.operator.domain.key.Trail.revoked;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

    private static final Instant RETIRE_AT = NOW.plus(OVERLAP);

    @Test
    void aKeyIsFoundByItsId() {
        assertThat(AuditTrail.find(List.of(revoked("a"), active("b")), "b")).contains(active("b"));
        assertThat(AuditTrail.find(List.of(active("a")), "b")).isEmpty();
        assertThat(AuditTrail.find(List.of(active("a")), null)).isEmpty();
    }

    @Test
    void theActiveKeyIsFound() {
        assertThat(AuditTrail.active(List.of(revoked("a"), retiring("b"), active("c"))))
                .contains(active("c"));
        assertThat(AuditTrail.active(List.of(revoked("a"), retiring("b")))).isEmpty();
    }

    @Test
    void aRetiringKeyIsRevokedWhenItsTimeHasComeAndNotBefore() {
        var due = active("a").retiringUntil(NOW);
        var notDue = active("b").retiringUntil(NOW.plusMillis(1));

        assertThat(AuditTrail.revokeRetired(List.of(due, notDue, active("c")), NOW))
                .containsExactly(due.revokedAt(NOW), notDue, active("c"));
    }

    @Test
    void aRetiringKeyThatDoesNotSayUntilWhenIsRevokedAtOnce() {
        var endless = new KeyRecord("a", KeyState.Retiring, "hash-of-a", NOW.minusSeconds(60), null, null);

        assertThat(AuditTrail.revokeRetired(List.of(endless), NOW)).containsExactly(endless.revokedAt(NOW));
    }

    @Test
    void theNextRetirementIsTheEarliest() {
        var soon = active("a").retiringUntil(NOW.plusSeconds(1));

        assertThat(AuditTrail.nextRetirement(List.of(retiring("b"), soon, active("c"), revoked("d"))))
                .contains(NOW.plusSeconds(1));
        assertThat(AuditTrail.nextRetirement(List.of(active("c"), revoked("d"))))
                .isEmpty();
    }

    @Test
    void revokingAllLeavesWhatWasRevokedAlreadyAsItWas() {
        assertThat(AuditTrail.revokeAll(List.of(revoked("a"), retiring("b"), active("c")), NOW))
                .containsExactly(
                        revoked("a"), retiring("b").revokedAt(NOW), active("c").revokedAt(NOW));
    }

    @Test
    void theActiveKeyRetiresWithTheOverlap() {
        assertThat(AuditTrail.retireActive(List.of(retiring("a"), active("b")), RETIRE_AT, NOW))
                .containsExactly(retiring("a"), active("b").retiringUntil(RETIRE_AT));
    }

    @Test
    void beforeASixthLiveKeyTheOldestRetiringOneIsRevoked() {
        var full = List.of(retiring("a"), retiring("b"), retiring("c"), retiring("d"), active("e"));

        assertThat(AuditTrail.retireActive(full, RETIRE_AT, NOW))
                .containsExactly(
                        retiring("a").revokedAt(NOW),
                        retiring("b"),
                        retiring("c"),
                        retiring("d"),
                        active("e").retiringUntil(RETIRE_AT));
    }

    @Test
    void theKeyThatHasJustBeenReplacedKeepsItsOverlapEvenIfItIsTheOldest() {
        var full = List.of(active("a"), retiring("b"), retiring("c"), retiring("d"), retiring("e"));

        assertThat(AuditTrail.retireActive(full, RETIRE_AT, NOW))
                .containsExactly(
                        active("a").retiringUntil(RETIRE_AT),
                        retiring("b").revokedAt(NOW),
                        retiring("c"),
                        retiring("d"),
                        retiring("e"));
    }

    @Test
    void aNewActiveKeyComesLast() {
        assertThat(AuditTrail.activate(List.of(retiring("a")), active("b")))
                .containsExactly(retiring("a"), active("b"));
    }

    @Test
    void aKnownKeyBecomesActiveInItsPlace() {
        assertThat(AuditTrail.activate(List.of(retiring("a"), retiring("b")), active("a")))
                .containsExactly(active("a"), retiring("b"));
    }

    @Test
    void ofSixRevokedKeysTheFirstRevokedIsForgotten() {
        var records = List.of(revoked("a"), revoked("b"), revoked("c"), revoked("d"), revoked("e"), active("f"));

        assertThat(AuditTrail.revokeAll(records, NOW))
                .extracting(KeyRecord::keyId)
                .containsExactly("b", "c", "d", "e", "f");
    }

    @Test
    void aKeyThatHasJustBeenRevokedIsNotForgottenEvenIfItIsTheOldest() {
        var records = List.of(active("a"), revoked("b"), revoked("c"), revoked("d"), revoked("e"), revoked("f"));

        assertThat(AuditTrail.revokeAll(records, NOW))
                .extracting(KeyRecord::keyId)
                .containsExactly("a", "c", "d", "e", "f");
    }
}
