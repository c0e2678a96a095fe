package com.sinch.operator.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.RecordReference;
import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.api.UsageLine;
import com.sinch.operator.api.UsageReportSpec;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final ObjectName ACCOUNT = new ObjectName("SinchAccount", "clients", "middleman");
    private static final ObjectName GERMANY = new ObjectName("BillingAccount", "clients", "germany");
    private static final ObjectName PROJECT = new ObjectName("Project", "headquarters", "brokering");
    private static final ObjectName REPORT = new ObjectName("UsageReport", "clients", "november");
    private static final ObjectName PAYMENT = new ObjectName("Payment", "clients", "first");
    private static final Bearer CLIENT = Bearer.named("headquarters", "client-one");

    private final Ledger ledger = new Ledger();

    @Test
    void aLineNamesASubprojectOfTheProjectsNamespaceUnlessItSaysOtherwise() {
        var usage = usage(
                line(null, "1"),
                line(new SubprojectReference("client-one", null, null), "2"),
                line(new SubprojectReference("client-one", "elsewhere", null), "4"),
                line(new SubprojectReference("client-one", null, "id-one"), "8"));

        assertThat(usage.costs().keySet())
                .containsExactlyInAnyOrder(
                        Bearer.PROJECT, CLIENT, Bearer.named("elsewhere", "client-one"), Bearer.withId("id-one"));
        assertThat(usage.total()).isEqualByComparingTo("15");
        assertThat(usage.lines()).isEqualTo(4);
    }

    @Test
    void whatIsEnteredTwiceCountsOnceAndConcernsNobodyTheSecondTime() {
        ledger.open(GERMANY, new Book(ACCOUNT, "EUR", true));

        assertThat(ledger.enter(REPORT, usage(line(null, "5"))))
                .contains(
                        REPORT.toString(),
                        GERMANY.toString(),
                        ACCOUNT.toString(),
                        PROJECT.toString(),
                        Ledger.key(PROJECT, Bearer.PROJECT));
        assertThat(ledger.enter(REPORT, usage(line(null, "5")))).isEmpty();
        assertThat(ledger.charges(GERMANY, "EUR").total("EUR")).isEqualByComparingTo("5");
    }

    @Test
    void aPaymentConcernsItsBillingAccountAndItself() {
        assertThat(ledger.enter(PAYMENT, new Receipt(GERMANY, "EUR", BigDecimal.TEN)))
                .containsExactlyInAnyOrder(PAYMENT.toString(), GERMANY.toString());
        assertThat(ledger.strike(PAYMENT)).containsExactlyInAnyOrder(PAYMENT.toString(), GERMANY.toString());
        assertThat(ledger.paid(GERMANY, "EUR")).isZero();
    }

    @Test
    void aBillingAccountThatItsAccountDoesNotTakeChargesNobodyElse() {
        ledger.enter(REPORT, usage(line(null, "5")));
        ledger.open(GERMANY, new Book(ACCOUNT, "EUR", false));

        assertThat(ledger.ofProject(PROJECT, ACCOUNT)).isEqualTo(Charges.NONE);
        assertThat(ledger.charges(GERMANY, "EUR").total("EUR")).isEqualByComparingTo("5");

        assertThat(ledger.open(GERMANY, new Book(ACCOUNT, "EUR", true))).contains(PROJECT.toString());
        assertThat(ledger.ofProject(PROJECT, ACCOUNT).total("EUR")).isEqualByComparingTo("5");
    }

    @Test
    void aBillingAccountOfAnotherAccountChargesNoProjectOfThisOne() {
        ledger.open(GERMANY, new Book(new ObjectName("SinchAccount", "clients", "stranger"), "EUR", true));
        ledger.enter(REPORT, usage(line(null, "5")));

        assertThat(ledger.ofProject(PROJECT, ACCOUNT)).isEqualTo(Charges.NONE);
    }

    @Test
    void itKnowsWhetherABillingAccountIsNamedByAnythingElse() {
        ledger.enter(PAYMENT, new Receipt(GERMANY, "EUR", BigDecimal.TEN));
        assertThat(ledger.namedBeside(PAYMENT, GERMANY)).isFalse();

        ledger.enter(REPORT, usage(line(null, "5")));
        assertThat(ledger.namedBeside(PAYMENT, GERMANY)).isTrue();
    }

    private static UsageLine line(@Nullable SubprojectReference subproject, String cost) {
        return new UsageLine(subproject, "messages", "1", cost);
    }

    private static Usage usage(UsageLine... lines) {
        return Usage.of(
                new UsageReportSpec(
                        new RecordReference("germany"),
                        new ParentReference("brokering", "headquarters"),
                        "2026-11",
                        "EUR",
                        List.of(lines)),
                "clients");
    }
}
