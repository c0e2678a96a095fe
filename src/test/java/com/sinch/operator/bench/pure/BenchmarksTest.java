package com.sinch.operator.bench.pure;

import static com.sinch.operator.domain.condition.ConditionType.BillingReady;
import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.billing.Slot;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.key.KeyDecision;
import com.sinch.operator.domain.key.MintCause;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That each benchmark measures what its name says, and decides it. */
class BenchmarksTest {

    private static final BigDecimal LINE = new BigDecimal("1.50");

    @Test
    void aSubprojectThatWasJustCreatedBecomesReady() {
        var subproject = new SubprojectBenchmark();

        var decided = subproject.justCreated();

        assertThat(subproject.justCreated.last().conditions()).isEmpty();
        assertThat(decided.key().request().hindrance()).isEmpty();
        assertThat(decided.access().members()).hasSize(1);
        assertThat(decided.report().status().orElseThrow().conditions())
                .filteredOn(condition -> condition.type().equals(Ready.name()))
                .singleElement()
                .satisfies(ready -> assertThat(ready.status()).isEqualTo(ConditionStatus.True));
    }

    @Test
    void ofASubprojectAtRestTheSameIsReportedAsBefore() {
        var subproject = new SubprojectBenchmark();

        assertThat(subproject.atRest().report().status()).contains(subproject.atRest.last());
        assertThat(subproject.atRest.last().conditions()).isNotEmpty();
    }

    @Test
    void theFirstKeyIsMade() {
        assertThat(new KeyBenchmark().first())
                .asInstanceOf(type(KeyDecision.Mint.class))
                .satisfies(mint -> assertThat(mint.cause()).isEqualTo(MintCause.SECRET_ABSENT));
    }

    @Test
    void aKeyAtRestIsKept() {
        assertThat(new KeyBenchmark().atRest())
                .asInstanceOf(type(KeyDecision.Keep.class))
                .satisfies(keep -> assertThat(keep.nextRotation()).isNull());
    }

    @Test
    void aKeyWithAScheduleIsKeptUntilItIsDue() {
        assertThat(new KeyBenchmark().atRestWithSchedule())
                .asInstanceOf(type(KeyDecision.Keep.class))
                .satisfies(keep -> assertThat(keep.nextRotation()).isAfter(KeyBenchmark.NOW));
    }

    @Test
    void aKeyThatIsDueIsReplaced() {
        assertThat(new KeyBenchmark().rotationDue())
                .asInstanceOf(type(KeyDecision.Mint.class))
                .satisfies(mint -> assertThat(mint.cause()).isEqualTo(MintCause.ROTATION_DUE));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 10_000})
    void childrenInOrderRollUpAsReady(int children) {
        assertThat(rollUp(children).inOrder())
                .satisfies(up -> assertThat(up.children()).isEqualTo(new ChildCount(children, children)))
                .satisfies(up -> assertThat(up.subtreeReady().holds()).isTrue())
                .satisfies(up -> assertThat(up.quietAt()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 10_000})
    void ofFailingChildrenThreeAreNamed(int children) {
        assertThat(rollUp(children).failing().children()).isEqualTo(new ChildCount(children, 0));
        assertThat(rollUp(children).failing().subtreeReady().message())
                .isEqualTo(children + " of " + children + " are not in order:"
                        + " Subproject clients/client-00000 (ParentBillingNotReady),"
                        + " Subproject clients/client-00001 (ParentBillingNotReady),"
                        + " Subproject clients/client-00002 (ParentBillingNotReady) and " + (children - 3) + " more.");
    }

    @Test
    void aParentThatIsBeingDeletedNamesThreeToo() {
        assertThat(Conditions.ready(rollUp(1_000).beingDeleted()).message())
                .isEqualTo("Being deleted; waits for 1000 to be deleted first: Subproject clients/client-00000,"
                        + " Subproject clients/client-00001, Subproject clients/client-00002 and 997 more.");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000})
    void aProjectIsChargedAYearOfAllItsBearers(int bearers) {
        var ledger = ledger(bearers);
        var year = LINE.multiply(BigDecimal.valueOf((long) LedgerBenchmark.MONTHS * bearers));

        assertThat(ledger.ofProject().bySlot()).hasSize(LedgerBenchmark.MONTHS);
        assertThat(ledger.ofProject().total("EUR")).isEqualByComparingTo(year);
        assertThat(ledger.ofAllBearers()).isEqualTo(ledger.ofProject());
        assertThat(ledger.ofBearer().bySlot()).hasSize(LedgerBenchmark.MONTHS).containsEntry(november(), LINE);
    }

    @Test
    void aReportThatComesAndGoesConcernsWhomItNamesAndLeavesTheSums() {
        var ledger = ledger(1_000);
        var before = ledger.ofProject();

        assertThat(ledger.reportComesAndGoes())
                .containsExactlyInAnyOrder(
                        "UsageReport clients/correction",
                        "BillingAccount clients/germany",
                        "Project clients/brokering",
                        "Project clients/brokering name clients/client-0",
                        "SinchAccount clients/acme");
        assertThat(ledger.ofProject()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void theOldestKeepsItsIdAndTheYoungestHasItOnlyWithoutRivals(int rivals) {
        var identity = new IdentityBenchmark();
        identity.rivals = rivals;
        identity.claim();

        assertThat(identity.younger).hasSize(rivals);
        assertThat(identity.older).hasSize(rivals);
        assertThat(identity.kept()).isEmpty();
        assertThat(identity.contested().map(finding -> finding.reason()))
                .isEqualTo(rivals == 0 ? Optional.empty() : Optional.of(Reason.IdTaken.name()));
    }

    @Test
    void theFirstConditionsAreAsOfNow() {
        assertThat(new ConditionsBenchmark().first()).hasSize(4).allSatisfy(condition -> assertThat(
                        condition.lastTransitionTime())
                .isEqualTo(ConditionsBenchmark.NOW));
    }

    @Test
    void conditionsAtRestStay() {
        var conditions = new ConditionsBenchmark();

        assertThat(conditions.atRest()).isEqualTo(conditions.reported).hasSize(4);
    }

    @Test
    void ofConditionsThatChangeOnlyThoseMove() {
        assertThat(new ConditionsBenchmark().changed())
                .filteredOn(condition -> condition.lastTransitionTime().equals(ConditionsBenchmark.NOW))
                .extracting(condition -> condition.type())
                .containsExactlyInAnyOrder(BillingReady.name(), Ready.name(), "Reconciling");
    }

    private static Slot november() {
        return new Slot("2026-11", "EUR");
    }

    private static RollUpBenchmark rollUp(int children) {
        var rollUp = new RollUpBenchmark();
        rollUp.children = children;
        rollUp.bear();
        return rollUp;
    }

    private static LedgerBenchmark ledger(int bearers) {
        var ledger = new LedgerBenchmark();
        ledger.bearers = bearers;
        ledger.keep();
        return ledger;
    }
}
