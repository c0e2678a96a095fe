package com.sinch.operator.cli.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.ParentReference;
import com.sinch.operator.api.PaymentKind;
import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.api.RecordReference;
import com.sinch.operator.cli.Refusal;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentRequestTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @ParameterizedTest
    @CsvSource({
        "Prepaid, , TopUp",
        "Postpaid, , InvoicePayment",
        "Postpaid, TopUp, TopUp",
        "Prepaid, Refund, Refund",
        "Prepaid, OpeningCredit, OpeningCredit"
    })
    void theKindGoesByTheBillingAccountUnlessItIsSaid(BillingType type, @Nullable String kind, PaymentKind expected)
            throws Refusal {
        var payment = PaymentRequest.read("germany", "99.950", kind, null, "invoice 7", "shop")
                .spec(account(type), TODAY);

        assertThat(payment)
                .isEqualTo(new PaymentSpec(
                        new RecordReference("germany"), expected, "99.950", "EUR", "2026-11-22", "invoice 7"));
    }

    @Test
    void theBillingAccountIsReadWithItsNamespace() throws Refusal {
        assertThat(PaymentRequest.read("germany", "1", null, null, null, "shop").billingAccount())
                .isEqualTo(new ObjectName("BillingAccount", "shop", "germany"));
        assertThat(PaymentRequest.read("acme/germany", "1", null, null, null, "shop")
                        .billingAccount())
                .isEqualTo(new ObjectName("BillingAccount", "acme", "germany"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1e3",
                "NaN",
                "Infinity",
                "0x10",
                "+1",
                " 1",
                "1,5",
                ".5",
                "5.",
                "0.1234567",
                "1234567890123456",
                "1111111111111111111111111111111111111111",
                "--1",
                "١"
            })
    void whatIsNoAmountIsRefused(String amount) {
        assertThatThrownBy(() -> PaymentRequest.read("germany", amount, null, null, null, "shop"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.exitCode()).isEqualTo(2))
                .hasMessage("AMOUNT '" + amount.strip() + "' is no amount: up to 15 digits, and up to 6 after a point,"
                        + " like 250 or -0.08; no exponent.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-13-01", "22.11.2026", "2026-11-2", "+02026-11-22", "today", ""})
    void whatIsNoDayIsRefused(String date) {
        assertThatThrownBy(() -> PaymentRequest.read("germany", "1", null, date, null, "shop"))
                .hasMessage("--date '" + date + "' is no day of the calendar, like 2026-11-22.");
    }

    @ParameterizedTest
    @CsvSource({"TopUp, false", "InvoicePayment, false", "OpeningCredit, false", "Refund, true", "Adjustment, true"})
    void onlyRefundsAndAdjustmentsAreNegative(String kind, boolean taken) throws Refusal {
        var request = PaymentRequest.read("germany", "-5", kind, null, null, "shop");
        if (taken) {
            assertThat(request.spec(account(BillingType.Prepaid), TODAY).amount())
                    .isEqualTo("-5");
        } else {
            assertThatThrownBy(() -> request.spec(account(BillingType.Prepaid), TODAY))
                    .hasMessage("AMOUNT -5 is negative, and a " + kind
                            + " cannot be: only a Refund or an Adjustment may (--kind).");
        }
    }

    @Test
    void otherBadInputIsRefusedInOneLine() {
        assertThatThrownBy(() -> PaymentRequest.read("No Such", "1", null, null, null, "shop"))
                .hasMessage("BILLING_ACCOUNT 'No Such' is no name of an object, like clients or shop/clients.");
        assertThatThrownBy(() -> PaymentRequest.read("a\nb\u001b[2J", "1", null, null, null, "shop"))
                .hasMessage("BILLING_ACCOUNT 'a b?[2J' is no name of an object, like clients or shop/clients.");
        assertThatThrownBy(() -> PaymentRequest.read("x".repeat(300), "1", null, null, null, "shop"))
                .hasMessage("BILLING_ACCOUNT '" + "x".repeat(60)
                        + "...' is no name of an object, like clients or shop/clients.");
        assertThatThrownBy(() -> PaymentRequest.read("germany", "1", "topup", null, null, "shop"))
                .hasMessage("--kind 'topup' is none of TopUp, InvoicePayment, OpeningCredit, Refund, Adjustment.");
        assertThatThrownBy(() -> PaymentRequest.read("germany", "1", null, null, "", "shop"))
                .hasMessage("--reference has not between 1 and 255 characters.");
        assertThatThrownBy(() -> PaymentRequest.read("germany", "1", null, null, "x".repeat(256), "shop"))
                .hasMessage("--reference has not between 1 and 255 characters.");
    }

    @Test
    void amountsOfOneValueAreNoDifference() throws Refusal {
        var recorded = spec("250", "invoice 7");

        assertThat(PaymentRequest.difference(recorded, spec("250.00", "invoice 7")))
                .isEmpty();
        assertThat(PaymentRequest.difference(recorded, spec("251", "invoice 7")))
                .contains("amount was 250 and now is 251");
        assertThat(PaymentRequest.difference(recorded, spec("251", "invoice 8")))
                .contains("amount was 250 and now is 251, reference was 'invoice 7' and now is 'invoice 8'");
    }

    private static PaymentSpec spec(String amount, String reference) throws Refusal {
        return PaymentRequest.read("germany", amount, null, null, reference, "shop")
                .spec(account(BillingType.Prepaid), TODAY);
    }

    private static BillingAccountSpec account(BillingType type) {
        return BillingAccountSpec.of(ParentReference.to("acme"), type, "EUR", AllowedNamespaces.SAME);
    }
}
