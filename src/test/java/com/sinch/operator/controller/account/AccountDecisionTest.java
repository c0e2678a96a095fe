package com.sinch.operator.controller.account;

import static com.sinch.operator.controller.account.AccountDecision.Change.CREATE_BILLING_ACCOUNT;
import static com.sinch.operator.controller.account.AccountDecision.Change.CREATE_OPENING_CREDIT;
import static com.sinch.operator.controller.account.AccountDecision.Change.CREATE_PROJECT;
import static com.sinch.operator.controller.account.AccountDecision.Change.DELETE_BILLING_ACCOUNT;
import static com.sinch.operator.controller.account.AccountDecision.Change.DELETE_OPENING_CREDIT;
import static com.sinch.operator.controller.account.AccountDecision.Change.DELETE_PROJECT;
import static com.sinch.operator.controller.account.Worlds.NAME;
import static com.sinch.operator.controller.account.Worlds.NEW;
import static com.sinch.operator.controller.account.Worlds.NOW;
import static com.sinch.operator.controller.account.Worlds.SIGNED_UP;
import static com.sinch.operator.controller.account.Worlds.child;
import static com.sinch.operator.controller.account.Worlds.credit;
import static com.sinch.operator.controller.account.Worlds.made;
import static com.sinch.operator.controller.account.Worlds.namesake;
import static com.sinch.operator.domain.condition.ConditionType.DefaultsReady;
import static com.sinch.operator.domain.condition.ConditionType.Ready;
import static com.sinch.operator.domain.condition.ConditionType.SubtreeReady;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Charge;
import com.sinch.operator.api.ChargeTotal;
import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.SinchAccountStatus;
import com.sinch.operator.controller.account.AccountDecision.Change;
import com.sinch.operator.domain.billing.Charges;
import com.sinch.operator.domain.billing.Slot;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountDecisionTest {

    private static final ObjectName OTHER = new ObjectName("SinchAccount", "clients", "competitor");

    @Test
    void aNewAccountMakesItsDefaultObjects() {
        assertThat(changes(NEW)).containsExactly(CREATE_BILLING_ACCOUNT, CREATE_PROJECT);
        assertThat(reason(NEW, Ready)).isEqualTo("Ready");
    }

    @Test
    void defaultObjectsAreMadeOnlyWhereTheyAreAbsent() {
        assertThat(changes(SIGNED_UP)).isEmpty();
    }

    @Test
    void defaultObjectsThatSomebodyElseMadeForTheAccountStayAsTheyAre() {
        var byHand = NEW.withDefaults(
                        namesake("BillingAccount", NAME, false, false, false),
                        namesake("Project", NAME, false, false, false))
                .with(credit(true, false, true));

        assertThat(changes(byHand)).isEmpty();
        assertThat(reason(byHand, DefaultsReady)).isEqualTo("DefaultsPresent");
    }

    @Test
    void anOpeningCreditIsMadeWhereItIsAbsentAndNeverForABillingAccountOfSomebodyElse() {
        var without = NEW.withDefaults(made("BillingAccount"), made("Project"));
        var foreign = NEW.withDefaults(namesake("BillingAccount", OTHER, false, false, false), made("Project"));

        assertThat(changes(without)).containsExactly(CREATE_OPENING_CREDIT);
        assertThat(changes(without.giving("0"))).isEmpty();
        assertThat(changes(without.giving("0.000"))).isEmpty();
        assertThat(changes(foreign)).isEmpty();
    }

    @Test
    void aPaymentOfItsNameForAnotherBillingAccountIsNamedAndLeftAlone() {
        var taken = SIGNED_UP.with(credit(false, false, true));

        assertThat(changes(taken)).isEmpty();
        assertThat(condition(taken, DefaultsReady).reason()).isEqualTo("NameTaken");
        assertThat(condition(taken, DefaultsReady).message())
                .startsWith("Payment clients/middleman-opening-credit belongs");
    }

    @Test
    void itReportsWhatItsBillingAccountsWereCharged() {
        var charges = Charges.of(new Slot("2026-11", "EUR"), new BigDecimal("1.50"));

        assertThat(status(SIGNED_UP.charged(charges)).charges()).containsExactly(new Charge("2026-11", "EUR", "1.5"));
        assertThat(status(SIGNED_UP.charged(charges)).totalCharges()).containsExactly(new ChargeTotal("EUR", "1.5"));
    }

    @Test
    void defaultObjectsThatBelongToAnotherAccountAreNamedAndLeftAlone() {
        var taken = SIGNED_UP.withDefaults(made("BillingAccount"), namesake("Project", OTHER, false, false, false));

        assertThat(changes(taken)).isEmpty();
        assertThat(condition(taken, DefaultsReady).reason()).isEqualTo("NameTaken");
        assertThat(condition(taken, DefaultsReady).message()).startsWith("Project clients/middleman-default belongs");
        assertThat(reason(taken, Ready)).isEqualTo("NameTaken");
    }

    @Test
    void anAccountWithoutDefaultsMakesNoneAndDoesNotSpeakOfThem() {
        assertThat(changes(NEW.withoutDefaults())).isEmpty();
        assertThat(types(NEW.withoutDefaults())).containsExactly("Accepted", "Ready", "SubtreeReady");
    }

    @Test
    void itsSubtreeNeedsABillingAccountAndAProject() {
        var projects = List.of(child("Project", "brokering", true));
        var accounts = List.of(child("BillingAccount", "germany", true));

        assertThat(reason(NEW, SubtreeReady)).isEqualTo("NoBillingAccount");
        assertThat(reason(NEW.with(List.of(), projects), SubtreeReady)).isEqualTo("NoBillingAccount");
        assertThat(reason(NEW.with(accounts, List.of()), SubtreeReady)).isEqualTo("NoProject");
        assertThat(reason(NEW.with(accounts, projects), SubtreeReady)).isEqualTo("SubtreeReady");
    }

    @Test
    void itsSubtreeIsReadyOnlyIfChildrenOfBothKindsAre() {
        var failing = SIGNED_UP.with(
                List.of(child("BillingAccount", "germany", false)), List.of(child("Project", "brokering", true)));

        assertThat(condition(failing, SubtreeReady).message())
                .isEqualTo("1 of 2 is not in order: BillingAccount clients/germany (IdTaken).");
    }

    @Test
    void itCountsWhatHangsUnderIt() {
        var accounts = List.of(child("BillingAccount", "germany", true));
        var projects = List.of(child("Project", "brokering", true), child("Project", "internal", false));

        assertThat(status(NEW.with(accounts, projects)))
                .extracting(
                        SinchAccountStatus::billingAccounts,
                        SinchAccountStatus::projects,
                        SinchAccountStatus::subprojects)
                .containsExactly(new ChildCount(1, 1), new ChildCount(2, 1), new ChildCount(6, 4));
    }

    @Test
    void anAccountThatGoesTakesItsUnusedDefaultsAlongTheProjectFirst() {
        assertThat(changes(SIGNED_UP.terminates()))
                .containsExactly(DELETE_PROJECT, DELETE_BILLING_ACCOUNT, DELETE_OPENING_CREDIT);
    }

    @Test
    void anOpeningCreditThatIsNotAloneOrNotItsOwnStays() {
        for (var credit : List.of(credit(true, true, false), credit(true, false, true), credit(false, true, true))) {
            assertThat(changes(SIGNED_UP.with(credit).terminates()))
                    .containsExactly(DELETE_PROJECT, DELETE_BILLING_ACCOUNT);
        }
    }

    @Test
    void anOpeningCreditStaysAsLongAsItsBillingAccountIsUsed() {
        var used = namesake("BillingAccount", NAME, true, true, false);

        assertThat(changes(SIGNED_UP.withDefaults(used, made("Project")).terminates()))
                .containsExactly(DELETE_PROJECT);
    }

    @Test
    void anAccountThatGoesDeletesNothingElse() {
        var used = namesake("BillingAccount", NAME, true, true, false);
        var going = namesake("BillingAccount", NAME, true, false, true);
        var byHand = namesake("Project", NAME, false, false, false);
        var foreign = namesake("Project", OTHER, false, false, false);

        assertThat(changes(SIGNED_UP.withDefaults(used, byHand).terminates())).isEmpty();
        assertThat(changes(SIGNED_UP.withDefaults(going, foreign).terminates())).isEmpty();
    }

    @Test
    void anAccountThatGoesMakesNoDefaultsAndDoesNotSpeakOfThem() {
        assertThat(changes(NEW.terminates())).isEmpty();
        assertThat(types(SIGNED_UP.terminates())).doesNotContain("DefaultsReady");
    }

    @Test
    void itComesBackUntilThereIsNothingLeftToMakeOrDelete() {
        assertThat(nextCheck(NEW)).contains(NOW.plusSeconds(1));
        assertThat(nextCheck(SIGNED_UP.terminates())).contains(NOW.plusSeconds(1));
        assertThat(nextCheck(SIGNED_UP)).isEmpty();
    }

    @Test
    void itWaitsForItsChildrenWhenItIsDeleted() {
        assertThat(reason(SIGNED_UP.terminates(), Ready)).isEqualTo("WaitingForChildren");
    }

    @Test
    void itLooksAgainWhetherItsChildrenAreGoneThoughNoneTellsIt() {
        assertThat(nextCheck(NEW.terminates())).contains(NOW.plusSeconds(5));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void whatWasDecidedIsDecidedAgain(Worlds worlds) {
        var reported = status(worlds);
        var later = AccountDecision.decide(worlds.reported(reported).world(), NOW.plusSeconds(60));

        assertThat(later.report().status()).contains(reported);
        assertThat(later.changes()).isEqualTo(changes(worlds));
    }

    static Stream<Worlds> worlds() {
        var foreign = namesake("Project", OTHER, false, false, false);
        return Stream.of(
                NEW,
                NEW.withoutDefaults(),
                SIGNED_UP,
                SIGNED_UP.withDefaults(made("BillingAccount"), foreign),
                SIGNED_UP.with(List.of(child("BillingAccount", "germany", false)), List.of()),
                SIGNED_UP.terminates());
    }

    private static List<Change> changes(Worlds worlds) {
        return AccountDecision.decide(worlds.world(), NOW).changes();
    }

    private static Optional<Instant> nextCheck(Worlds worlds) {
        return AccountDecision.decide(worlds.world(), NOW).report().nextCheck();
    }

    private static String reason(Worlds worlds, ConditionType type) {
        return condition(worlds, type).reason();
    }

    private static Condition condition(Worlds worlds, ConditionType type) {
        return Conditions.find(status(worlds).conditions(), type).orElseThrow();
    }

    private static List<String> types(Worlds worlds) {
        return status(worlds).conditions().stream().map(Condition::type).toList();
    }

    private static SinchAccountStatus status(Worlds worlds) {
        return AccountDecision.decide(worlds.world(), NOW).report().status().orElseThrow();
    }
}
