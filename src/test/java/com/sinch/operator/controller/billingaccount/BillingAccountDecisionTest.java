package com.sinch.operator.controller.billingaccount;

import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.Balance;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingAccountStatus;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.Charge;
import com.sinch.operator.api.ChargeTotal;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.billing.Slot;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.hierarchy.Parent;
import com.sinch.operator.domain.rollup.Child;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillingAccountDecisionTest {

    private static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant NOW = CREATED.plusSeconds(3600);
    private static final ObjectName NAME = new ObjectName("BillingAccount", "clients", "germany");
    private static final ObjectName ACCOUNT = new ObjectName("SinchAccount", "clients", "middleman");
    private static final Optional<Parent> PARENT = Optional.of(new Parent(ACCOUNT, false, true, ConditionStatus.True));
    private static final Child PROJECT =
            new Child(new ObjectName("Project", "clients", "brokering"), CREATED, true, true, "", new ChildCount(3, 3));
    private static final boolean TERMINATING = true;

    @Test
    void aBillingAccountOfAnAcceptedAccountIsReady() {
        var status = status(world("EUR", PARENT, !TERMINATING, PROJECT));

        assertThat(status.conditions())
                .extracting(Condition::type, Condition::status)
                .containsExactly(
                        tuple("Accepted", ConditionStatus.True),
                        tuple("FundsAvailable", ConditionStatus.True),
                        tuple("Ready", ConditionStatus.True));
        assertThat(status.billingAccountId()).isEqualTo("germany");
        assertThat(status.projects()).isEqualTo(new ChildCount(1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUX", "AAA", "eur", ""})
    void aCurrencyThatDoesNotExistStallsItForItCannotBeEdited(String currency) {
        var status = status(world(currency, PARENT, !TERMINATING));

        assertThat(reason(status, Accepted)).isEqualTo("CurrencyUnknown");
        assertThat(reason(status, ConditionType.Stalled)).isEqualTo("CurrencyUnknown");
        assertThat(Conditions.find(status.conditions(), ConditionType.Reconciling))
                .isEmpty();
    }

    @Test
    void itReportsWhatItStandsAt() {
        var charges = Charges.of(new Slot("2026-11", "EUR"), new BigDecimal("12.50"))
                .plus(Charges.of(new Slot("2026-10", "EUR"), new BigDecimal("-0.5")));
        var status = status(recorded(world("EUR", PARENT, !TERMINATING), new BigDecimal("10.00"), charges));

        assertThat(status.balance()).isEqualTo(new Balance("10", "12", "-2"));
        assertThat(status.charges())
                .containsExactly(new Charge("2026-11", "EUR", "12.5"), new Charge("2026-10", "EUR", "-0.5"));
        assertThat(status.totalCharges()).containsExactly(new ChargeTotal("EUR", "12"));
    }

    @Test
    void aBalanceThatIsUsedUpKeepsItFromBeingReadyAndAPaymentHealsIt() {
        var prepaid = prepaid(world("EUR", PARENT, !TERMINATING, PROJECT));

        assertThat(reason(status(prepaid), Ready)).isEqualTo("BalanceExhausted");
        assertThat(reason(status(prepaid), ConditionType.Reconciling)).isEqualTo("BalanceExhausted");
        assertThat(reason(status(recorded(prepaid, BigDecimal.ONE, Charges.NONE)), Ready))
                .isEqualTo("Ready");
    }

    @Test
    void withoutItsAccountItIsNotReadyAndMayHeal() {
        var status = status(world("EUR", Optional.empty(), !TERMINATING));

        assertThat(reason(status, Ready)).isEqualTo("ParentNotFound");
        assertThat(reason(status, ConditionType.Reconciling)).isEqualTo("ParentNotFound");
    }

    @Test
    void itWaitsForTheProjectsThatChargeToItWhenItIsDeleted() {
        var going = world("EUR", PARENT, TERMINATING, PROJECT);

        assertThat(reason(status(going), Ready)).isEqualTo("WaitingForChildren");
        assertThat(reason(status(going), Accepted)).isEqualTo("Accepted");
    }

    @Test
    void itLooksAgainWhetherItsProjectsAreGoneThoughNoneTellsIt() {
        var going = BillingAccountDecision.decide(world("EUR", PARENT, TERMINATING, PROJECT), NOW);

        assertThat(going.report().nextCheck()).contains(NOW.plusSeconds(5));
    }

    @Test
    void whileItsAccountHasNotSettledItComesBack() {
        var unsettled = new Parent(ACCOUNT, false, false, ConditionStatus.True);
        var world = world("EUR", Optional.of(unsettled), !TERMINATING);

        assertThat(BillingAccountDecision.decide(world, NOW).report().nextCheck())
                .contains(NOW.plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "EUX"})
    void whatWasDecidedIsDecidedAgain(String currency) {
        for (var world : List.of(
                world(currency, PARENT, !TERMINATING, PROJECT),
                world(currency, PARENT, TERMINATING, PROJECT),
                world(currency, Optional.empty(), !TERMINATING))) {
            var reported = status(world);
            var later = BillingAccountDecision.decide(withLast(world, reported), NOW.plusSeconds(60));

            assertThat(later.report().status()).contains(reported);
        }
    }

    private static String reason(BillingAccountStatus status, ConditionType type) {
        return Conditions.find(status.conditions(), type).orElseThrow().reason();
    }

    private static BillingAccountStatus status(BillingAccountWorld world) {
        return BillingAccountDecision.decide(world, NOW).report().status().orElseThrow();
    }

    private static BillingAccountWorld world(
            String currency, Optional<Parent> account, boolean terminating, Child... projects) {
        var spec = new BillingAccountSpec(
                "germany",
                null,
                ParentReference.to("middleman"),
                BillingType.Postpaid,
                currency,
                null,
                List.of(),
                null,
                AllowedNamespaces.SAME);
        return new BillingAccountWorld(
                NAME,
                1,
                CREATED,
                terminating,
                false,
                true,
                spec,
                BillingAccountWorld.NOTHING_REPORTED,
                "germany",
                ACCOUNT,
                account,
                List.of(projects),
                BigDecimal.ZERO,
                Charges.NONE);
    }

    private static BillingAccountWorld prepaid(BillingAccountWorld world) {
        var spec = world.spec();
        return with(
                world,
                BillingAccountSpec.of(
                        spec.accountRef(), BillingType.Prepaid, spec.currency(), spec.allowedNamespaces()),
                world.paid(),
                world.charges());
    }

    private static BillingAccountWorld recorded(BillingAccountWorld world, BigDecimal paid, Charges charges) {
        return with(world, world.spec(), paid, charges);
    }

    private static BillingAccountWorld with(
            BillingAccountWorld world, BillingAccountSpec spec, BigDecimal paid, Charges charges) {
        return new BillingAccountWorld(
                world.name(),
                world.generation(),
                world.createdAt(),
                world.terminating(),
                world.paused(),
                world.namespacesReadable(),
                spec,
                world.last(),
                world.id(),
                world.target(),
                world.account(),
                world.projects(),
                paid,
                charges);
    }

    private static BillingAccountWorld withLast(BillingAccountWorld world, BillingAccountStatus last) {
        return new BillingAccountWorld(
                world.name(),
                world.generation(),
                world.createdAt(),
                world.terminating(),
                world.paused(),
                world.namespacesReadable(),
                world.spec(),
                last,
                world.id(),
                world.target(),
                world.account(),
                world.projects(),
                world.paid(),
                world.charges());
    }
}
