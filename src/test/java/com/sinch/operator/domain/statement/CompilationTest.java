package com.sinch.operator.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.PaymentKind;
import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.api.RecordReference;
import com.sinch.operator.api.UsageLine;
import com.sinch.operator.api.UsageReportSpec;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of records that do not count, and what is rounded. */
class CompilationTest {

    private static final ObjectName ACCOUNT = new ObjectName("SinchAccount", "acme", "acme");
    private static final ObjectName GERMANY = new ObjectName("BillingAccount", "acme", "germany");
    private static final ObjectName THEIRS = new ObjectName("BillingAccount", "acme", "theirs");
    private static final Payer PAYER = new Payer(
            GERMANY,
            BillingAccountSpec.of(ParentReference.to("acme"), BillingType.Prepaid, "EUR", AllowedNamespaces.SAME));

    @Test
    void aRecordThatNamesNoBillingAccountIsToldOf() {
        var statement = statement(Register.of(List.of(PAYER), Map.of(GERMANY, true)));

        assertThat(statement.omissions())
                .extracting(omission -> omission.record().name() + " " + omission.reason())
                .containsExactly(
                        "report-france ParentNotFound",
                        "report-theirs ParentNotFound",
                        "payment-france ParentNotFound",
                        "payment-theirs ParentNotFound");
    }

    @Test
    void butNotWhereItMayBeAnotherCustomers() {
        assertThat(statement(Register.of(List.of(PAYER), Map.of(GERMANY, true, THEIRS, false)))
                        .omissions())
                .isEmpty();
    }

    @Test
    void norWhereSomebodyAsksForOneBillingAccount() {
        assertThat(statement(Register.of(List.of(PAYER), Map.of(GERMANY, true)).only(List.of(PAYER)))
                        .omissions())
                .isEmpty();
    }

    @Test
    void whatOthersAreChargedIsNobodysBusiness() {
        var statement = statement(Register.of(List.of(PAYER), Map.of(GERMANY, true, THEIRS, false)));

        assertThat(statement.parts()).hasSize(1);
        assertThat(statement.parts().get(0).omissions()).isEmpty();
        assertThat(statement.parts().get(0).payments())
                .extracting(payment -> payment.name().name())
                .containsExactly("payment-germany");
        assertThat(statement.parts().get(0).projects()).hasSize(1);
    }

    /** One payment and one report of November for each of three names. */
    private static Statement statement(Register register) {
        var compilation = new Compilation(Scope.of("2026-11"), register, Living.UNKNOWN);
        for (var name : List.of("germany", "theirs", "france")) {
            compilation.enter(payment(name, "10", "2026-11-22"));
            compilation.enter(report(name, "2026-11", "1"));
        }
        return compilation.statement(ACCOUNT, Optional.empty());
    }

    @Test
    void whatNoSchemaLetsInIsToldOfAndCountsNowhere() {
        var compilation = new Compilation(
                Scope.of("2026-11"), Register.of(List.of(PAYER), Map.of(GERMANY, true)), Living.UNKNOWN);
        compilation.enter(payment("germany", "1e3", "2026-11-22"));
        compilation.enter(payment("germany", "1", "yesterday"));
        compilation.enter(report("germany", "2026-11", "1", "much"));
        compilation.enter(report("germany", "2026-10", "much"));

        var part = compilation.statement(ACCOUNT, Optional.empty()).parts().get(0);
        assertThat(part.omissions())
                .extracting(Omission::reason)
                .containsOnly("Unreadable")
                .hasSize(4);
        assertThat(part.flow()).hasValue(Flow.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "1.005, EUR, 1.01",
        "1.004999, EUR, 1.00",
        "-1.005, EUR, -1.01",
        "0.5, JPY, 1",
        "1.0005, KWD, 1.001",
        "1.23456, CLF, 1.2346",
        "1.005, XAU, 1.005",
        "1.005, XTS, 1.005",
        "1.005, QQQ, 1.005"
    })
    void aClosingAmountIsRoundedToTheDecimalsOfItsCurrency(BigDecimal exact, String currency, BigDecimal rounded) {
        assertThat(Rounding.of(exact, currency).rounded()).isEqualTo(rounded);
        assertThat(Rounding.of(exact, currency).differs()).isEqualTo(exact.compareTo(rounded) != 0);
    }

    private static PaymentRecord payment(String billingAccount, String amount, String date) {
        return new PaymentRecord(
                new ObjectName("Payment", "acme", "payment-" + billingAccount),
                new PaymentSpec(new RecordReference(billingAccount), PaymentKind.TopUp, amount, "EUR", date, null));
    }

    private static UsageRecord report(String billingAccount, String period, String... costs) {
        return new UsageRecord(
                new ObjectName("UsageReport", "acme", "report-" + billingAccount),
                new UsageReportSpec(
                        new RecordReference(billingAccount),
                        ParentReference.to("clients"),
                        period,
                        "EUR",
                        List.of(costs).stream()
                                .map(cost -> new UsageLine(null, "messages", "1", cost))
                                .toList()),
                Optional.empty());
    }
}
