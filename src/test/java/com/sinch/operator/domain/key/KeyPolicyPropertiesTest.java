package com.sinch.operator.domain.key;

import static com.sinch.operator.domain.key.Trail.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.domain.key.ObservedSecret.Ownership;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What holds of every decision, whatever is observed. */
@Domain(KeyWorlds.class)
class KeyPolicyPropertiesTest {

    private static final int STEPS = 6;

    @Property
    void theSameObservationGivesTheSameDecision(@ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        assertThat(world.decide(request, NOW)).isEqualTo(world.decide(request, NOW));
    }

    @Property
    void atMostOneKeyIsActive(@ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        var decision = world.decide(request, NOW);

        assertThat(count(decision.records(), key -> key.state() == KeyState.Active))
                .isLessThanOrEqualTo(1);
        assertThat(count(carriedOut(world, decision, request), key -> key.state() == KeyState.Active))
                .isLessThanOrEqualTo(1);
    }

    @Property
    void theTrailStaysWithinItsBounds(@ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        var records = carriedOut(world, world.decide(request, NOW), request);

        assertThat(count(records, KeyRecord::live)).isLessThanOrEqualTo(5);
        assertThat(count(records, key -> !key.live())).isLessThanOrEqualTo(5);
    }

    @Property
    void aRevokedKeyNeverComesBackToLife(@ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        var revoked = world.records().stream()
                .filter(key -> !key.live())
                .map(KeyRecord::keyId)
                .toList();

        assertThat(carriedOut(world, world.decide(request, NOW), request))
                .filteredOn(KeyRecord::live)
                .noneMatch(key -> revoked.contains(key.keyId()));
    }

    @Property
    void itSettlesWithinSixSteps(@ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        var present = world;
        var decision = present.decide(request, NOW);
        for (var step = 1; step < STEPS && !SimulatedWorld.settled(decision); step++) {
            present = present.after(decision, request, NOW);
            decision = present.decide(request, NOW);
        }

        assertThat(decision).matches(SimulatedWorld::settled, "is settled");
        assertThat(present.withRecords(decision.records()).decide(request, NOW)).isEqualTo(decision);
    }

    @Property
    void settlingTakesOneNewKeyAtMost(@ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        var present = world;
        for (var step = 0; step < STEPS; step++) {
            var decision = present.decide(request, NOW);
            present = SimulatedWorld.settled(decision) ? present : present.after(decision, request, NOW);
        }

        assertThat(present.made()).isLessThanOrEqualTo(1);
    }

    @Property
    void noKeyIsMadeWhileTheSecretHoldsTheActiveOneUnlessItsOwnerOrItsAgeAsksForIt(
            @ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        if (!holdsTheActiveKey(world) || !(world.decide(request, NOW) instanceof KeyDecision.Mint mint)) {
            return;
        }
        var revoked = AuditTrail.active(world.records())
                .map(KeyRecord::keyId)
                .equals(request.annotations().revoke());

        assertThat(mint.cause().rotation() || revoked).as("%s", mint.cause()).isTrue();
    }

    @Property
    void noGoodKeyIsReplacedByAgeBeforeItIsDueNorTwiceForOneRequest(
            @ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        if (!(world.decide(request, NOW) instanceof KeyDecision.Mint mint)
                || !mint.cause().rotation()) {
            return;
        }
        var after = world.after(mint, request, NOW);

        assertThat(after.decide(request, NOW)).isNotInstanceOf(KeyDecision.Mint.class);
    }

    @Property
    void noKeyIsMadeWhereThereIsAHindrance(@ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        var decision = world.decide(request, NOW);

        assertThat(request.hindrance().isPresent() && decision instanceof KeyDecision.Mint)
                .isFalse();
    }

    @Property
    void noKeyIsRecordedWhereThereIsAHindrance(@ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        var news = count(world.decide(request, NOW).records(), key -> AuditTrail.find(world.records(), key.keyId())
                .isEmpty());

        assertThat(request.hindrance().isPresent() && news > 0).isFalse();
    }

    @Property
    void aCrashBetweenSecretAndStatusCostsNoSecondKey(@ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        var decision = world.decide(request, NOW);
        if (!(decision instanceof KeyDecision.Mint)) {
            return;
        }
        var crashed = world.after(decision, request, NOW).withRecords(world.records());

        var afterwards = crashed.decide(request, NOW.plusSeconds(10));

        assertThat(afterwards).isInstanceOf(KeyDecision.Keep.class);
        assertThat(AuditTrail.active(afterwards.records()).map(KeyRecord::keyId))
                .contains("made-0");
    }

    @Property
    void itIsNeverLateForWhatItHasToRevoke(@ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        var decision = world.decide(request, NOW);
        var next = decision instanceof KeyDecision.Keep keep
                ? keep.nextCheck()
                : decision instanceof KeyDecision.Wait wait ? wait.nextCheck() : Optional.<Instant>empty();

        assertThat(next.filter(check -> !check.isAfter(NOW))).isEmpty();
    }

    @Property
    void aSecretOfSomebodyElseIsNeverTouched(@ForAll SimulatedWorld world, @ForAll KeyRequest request) {
        var foreign = world.named().filter(it -> it.ownership() == Ownership.FOREIGN);
        if (foreign.isEmpty()) {
            return;
        }
        var decision = world.decide(request, NOW);

        assertThat(decision).isInstanceOfAny(KeyDecision.Wait.class, KeyDecision.Withdraw.class);
        assertThat(decision instanceof KeyDecision.Withdraw withdraw
                        && withdraw.surplus().contains(foreign.get().name()))
                .isFalse();
    }

    private static List<KeyRecord> carriedOut(SimulatedWorld world, KeyDecision decision, KeyRequest request) {
        return SimulatedWorld.settled(decision)
                ? decision.records()
                : world.after(decision, request, NOW).records();
    }

    private static boolean holdsTheActiveKey(SimulatedWorld world) {
        return world.named()
                .filter(it -> it.ownership() == Ownership.OURS)
                .flatMap(secret -> AuditTrail.active(world.records())
                        .filter(key -> key.keyId().equals(secret.keyId()))
                        .filter(key -> key.sha256().equals(secret.sha256())))
                .isPresent();
    }

    private static long count(List<KeyRecord> records, Predicate<KeyRecord> which) {
        return records.stream().filter(which).count();
    }
}
