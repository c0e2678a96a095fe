package com.sinch.operator.cli.payment;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.Bounds;
import com.sinch.operator.api.PaymentKind;
import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.api.RecordReference;
import com.sinch.operator.cli.PlainText;
import com.sinch.operator.cli.Refusal;
import com.sinch.operator.domain.billing.Decimals;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment as somebody typed it, within the bounds of the schema. Pure.
 *
 * @param billingAccount the billing account
 * @param amount how much, as it was typed
 * @param kind what it is; empty = what is usual for the billing account
 * @param date the day; empty = today
 * @param reference the payer's or the bank's word for it; empty = none
 */
record PaymentRequest(
        ObjectName billingAccount,
        String amount,
        Optional<PaymentKind> kind,
        Optional<LocalDate> date,
        Optional<String> reference) {

    private static final Set<PaymentKind> MAY_BE_NEGATIVE = EnumSet.of(PaymentKind.Refund, PaymentKind.Adjustment);

    private static final int DATE_LENGTH = 10;

    /**
     * Reads what was typed.
     *
     * @param home the namespace of a billing account that is named without one
     */
    static PaymentRequest read(
            String billingAccount,
            String amount,
            @Nullable String kind,
            @Nullable String date,
            @Nullable String reference,
            String home)
            throws Refusal {
        checkAmount(amount);
        return new PaymentRequest(
                billingAccount(billingAccount, home),
                amount,
                kind == null ? Optional.empty() : Optional.of(kind(kind)),
                date == null ? Optional.empty() : Optional.of(date(date)),
                reference == null ? Optional.empty() : Optional.of(reference(reference)));
    }

    /** What it is, by a billing account of that type where it was not said. */
    PaymentKind kind(BillingType type) {
        return kind.orElse(type == BillingType.Postpaid ? PaymentKind.InvoicePayment : PaymentKind.TopUp);
    }

    /**
     * The payment.
     *
     * @param account the billing account that it is for
     * @param day the day of the payment
     */
    PaymentSpec spec(BillingAccountSpec account, LocalDate day) throws Refusal {
        var settled = kind(account.type());
        if (Decimals.read(amount).compareTo(BigDecimal.ZERO) < 0 && !MAY_BE_NEGATIVE.contains(settled)) {
            throw Refusal.usage("AMOUNT " + amount + " is negative, and a " + settled
                    + " cannot be: only a Refund or an Adjustment may (--kind).");
        }
        return new PaymentSpec(
                new RecordReference(billingAccount.name()),
                settled,
                amount,
                account.currency(),
                day.toString(),
                reference.orElse(null));
    }

    /** In which fields a recorded payment differs, one by one; empty = it is the same payment. */
    static Optional<String> difference(PaymentSpec recorded, PaymentSpec now) {
        var differences = Stream.of(
                        difference("kind", String.valueOf(recorded.kind()), String.valueOf(now.kind())),
                        Decimals.read(recorded.amount()).compareTo(Decimals.read(now.amount())) == 0
                                ? Optional.<String>empty()
                                : difference("amount", recorded.amount(), now.amount()),
                        difference("currency", recorded.currency(), now.currency()),
                        difference("date", recorded.date(), now.date()),
                        difference("reference", written(recorded.reference()), written(now.reference())),
                        difference(
                                "billing account",
                                recorded.billingAccountRef().name(),
                                now.billingAccountRef().name()))
                .flatMap(Optional::stream)
                .toList();
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", differences));
    }

    private static Optional<String> difference(String field, String recorded, String now) {
        return recorded.equals(now)
                ? Optional.empty()
                : Optional.of(PlainText.oneLine(field + " was " + recorded + " and now is " + now));
    }

    private static String written(@Nullable String reference) {
        return reference == null ? "absent" : PlainText.quoted(reference);
    }

    private static ObjectName billingAccount(String text, String home) throws Refusal {
        try {
            return ObjectName.read("BillingAccount", text, home);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("BILLING_ACCOUNT " + PlainText.quoted(text) + " " + e.getMessage() + ".");
        }
    }

    private static void checkAmount(String text) throws Refusal {
        try {
            Decimals.read(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("AMOUNT " + PlainText.quoted(text) + " " + Decimals.GRAMMAR + ".");
        }
    }

    private static PaymentKind kind(String text) throws Refusal {
        return Arrays.stream(PaymentKind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.usage("--kind " + PlainText.quoted(text) + " is none of "
                        + Arrays.stream(PaymentKind.values())
                                .map(PaymentKind::name)
                                .collect(joining(", "))
                        + "."));
    }

    private static LocalDate date(String text) throws Refusal {
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // It is refused like any other text that is no date.
        }
        throw Refusal.usage("--date " + PlainText.quoted(text) + " is no day of the calendar, like 2026-11-22.");
    }

    private static String reference(String text) throws Refusal {
        int characters = text.codePointCount(0, text.length());
        if (characters < 1 || characters > Bounds.REFERENCE_LENGTH) {
            throw Refusal.usage("--reference has not between 1 and " + Bounds.REFERENCE_LENGTH + " characters.");
        }
        return text;
    }
}
