package com.sinch.operator.domain.key;

import static com.sinch.operator.domain.condition.ConditionType.APIKeyReady;
import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.BillingReady;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ApiKeySpec;
import com.sinch.operator.api.KeyRotation;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyRequestTest {

    private static final Instant STARTED = Instant.parse("2026-11-22T12:00:00Z");
    private static final KeyTerms TERMS = new KeyTerms("uid-1", STARTED, KeyAnnotations.NONE);

    private static final Finding ACCEPTED = Finding.holds(Accepted, Reason.Accepted, "Belongs to it.");
    private static final Finding NOT_ACCEPTED = Finding.fails(Accepted, Reason.NotPermitted, "Ask its owner.");
    private static final Finding BILLED = Finding.holds(BillingReady, Reason.BillingLinked, "It pays.");
    private static final Finding NOT_BILLED = Finding.fails(BillingReady, Reason.AccountMismatch, "Link another.");

    @Test
    void anObjectThatIsAcceptedAndBilledMayHaveANewKey() {
        assertThat(hindrance(ACCEPTED, BILLED)).isEmpty();
    }

    @Test
    void anObjectThatIsNotAcceptedGetsNone() {
        assertThat(hindrance(NOT_ACCEPTED, NOT_BILLED))
                .contains(Finding.fails(
                        APIKeyReady,
                        Reason.ParentNotAccepted,
                        "No key is made while the object is not accepted: see its Accepted."));
    }

    @Test
    void anObjectThatIsNotBilledGetsNone() {
        assertThat(hindrance(ACCEPTED, NOT_BILLED))
                .contains(Finding.fails(
                        APIKeyReady,
                        Reason.BillingNotReady,
                        "No key is made while the object is not billed: see its BillingReady."));
    }

    @Test
    void whileItIsNotKnownThereIsNoneButNothingHasFailed() {
        var unknown = Finding.unknown(BillingReady, Reason.ParentNotReconciled, "Not yet.");

        assertThat(hindrance(ACCEPTED, unknown))
                .contains(Finding.unknown(
                        APIKeyReady,
                        Reason.ParentNotReconciled,
                        "No key is made while the object is not billed: see its BillingReady."));
    }

    @Test
    void keysDoNotGrowOldUnlessTheirSpecSaysSo() {
        assertThat(request(ApiKeySpec.DEFAULT).schedule()).isEmpty();
        assertThat(request(ApiKeySpec.DEFAULT).overlap()).isEqualTo(Duration.ofHours(24));
        assertThat(request(rotating("720h", "1h30m")).schedule())
                .contains(new RotationSchedule(Duration.ofDays(30), "uid-1", STARTED));
        assertThat(request(rotating("720h", "1h30m")).overlap()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void whatIsStoredAndIsNoDurationReadsAsNothingSaid() {
        assertThat(request(rotating("a fortnight", "a day")).schedule()).isEmpty();
        assertThat(request(rotating("a fortnight", "a day")).overlap()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void aKeyIsWantedUnlessItIsSwitchedOff() {
        assertThat(request(new ApiKeySpec(null, null, null, null)).enabled()).isTrue();
        assertThat(request(new ApiKeySpec(true, null, null, null)).enabled()).isTrue();
        assertThat(request(new ApiKeySpec(false, null, null, null)).enabled()).isFalse();
    }

    private static ApiKeySpec rotating(String interval, String overlap) {
        return new ApiKeySpec(true, null, new KeyRotation(interval, overlap), null);
    }

    private static Optional<Finding> hindrance(Finding accepted, Finding billing) {
        return KeyHindrance.of(accepted, billing);
    }

    private static KeyRequest request(ApiKeySpec spec) {
        return KeyRequest.of(spec, "client-one-api-key", "client-one", Optional.empty(), TERMS, null);
    }
}
