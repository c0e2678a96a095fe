package com.sinch.operator.cli.statement;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.sinch.operator.cli.PlainText;
import com.sinch.operator.domain.billing.Decimals;
import com.sinch.operator.domain.statement.Part;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A row for a spreadsheet; what does not apply is empty. Free texts are {@link #safe}.
 *
 * @param account {@code namespace/name} of the account
 * @param period the month
 * @param billingAccount {@code namespace/name} of the billing account
 * @param currency of the amount
 * @param row what it is: opening, payment, charge, closing, rounding, closingRounded, notCounted
 * @param project {@code namespace/name} of the project
 * @param subproject {@code namespace/name} of the subproject; empty = the project's own
 * @param product what was used
 * @param record the name of a payment, or kind and name of what is not counted
 * @param date the day of a payment, or when something is from that is not counted
 * @param reference the payer's word for a payment
 * @param quantity how much was used
 * @param amount the money; a charge and a payment are positive where they are ordinary
 * @param note the kind of a payment, or what is to be known of a charge
 */
@JsonPropertyOrder({
    "account",
    "period",
    "billingAccount",
    "currency",
    "row",
    "project",
    "subproject",
    "product",
    "record",
    "date",
    "reference",
    "quantity",
    "amount",
    "note"
})
record CsvRow(
        String account,
        String period,
        String billingAccount,
        String currency,
        String row,
        String project,
        String subproject,
        String product,
        String record,
        String date,
        String reference,
        String quantity,
        String amount,
        String note) {

    /** With what a spreadsheet lets a formula begin; also as East Asian keyboards write it. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n|%\\uff1d\\uff0b\\uff0d\\uff20]");

    /** A row of a billing account. */
    static CsvRow of(String account, String period, Part part, String row, BigDecimal amount) {
        return new CsvRow(
                account,
                period,
                part.payer().name().key(),
                part.payer().spec().currency(),
                row,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                Decimals.write(amount),
                "");
    }

    CsvRow charge(String chargedProject, String bearer, String used, BigDecimal howMuch, String remark) {
        return new CsvRow(
                account,
                period,
                billingAccount,
                currency,
                row,
                chargedProject,
                bearer,
                safe(used),
                "",
                "",
                "",
                Decimals.write(howMuch),
                amount,
                safe(remark));
    }

    CsvRow record(String name, String when, String words, String remark) {
        return new CsvRow(
                account,
                period,
                billingAccount,
                currency,
                row,
                "",
                "",
                "",
                name,
                when,
                safe(words),
                "",
                amount,
                safe(remark));
    }

    /** A text that a spreadsheet takes for a text: one that looks like a formula is led by an apostrophe. */
    static String safe(String text) {
        var line = PlainText.oneLine(text);
        return FORMULA.matcher(line).find() ? "'" + line : line;
    }
}
