package com.sinch.operator.cli.statement;

import com.sinch.operator.api.BillingDetails;
import com.sinch.operator.api.BillingType;
import com.sinch.operator.cli.PlainText;
import com.sinch.operator.domain.billing.Decimals;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.statement.Flow;
import com.sinch.operator.domain.statement.Omission;
import com.sinch.operator.domain.statement.Part;
import com.sinch.operator.domain.statement.Rounding;
import com.sinch.operator.domain.statement.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the page of a statement; the template only sets it. All texts are on one line and steer nothing.
 *
 * @param account the account's name for people
 * @param alias its name in the cluster
 * @param period the month, in words
 * @param narrowed what is shown where that is not all; empty = all is
 * @param today the day on which it is made, in words
 * @param parts one for each billing account
 * @param sums what all of them come to, a currency a row; empty where there is but one billing account
 * @param omissions the records that name no billing account
 */
public record StatementPage(
        String account,
        String alias,
        String period,
        String narrowed,
        String today,
        List<PartPage> parts,
        List<Sum> sums,
        List<OmissionRow> omissions) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /**
     * The part of a billing account.
     *
     * @param name its name for people
     * @param alias its name in the cluster
     * @param details what is told of it and of who pays
     * @param headline what the amount at the top is
     * @param total the amount at the top, with its currency
     * @param currency ISO 4217
     * @param rows the lines above the closing
     * @param closing the lines of the closing
     * @param decimals how much room there is for the point and the decimals of amounts, in digits
     * @param quantityDecimals the same for quantities
     * @param rounded whether something was rounded
     * @param omissions the records that do not count
     */
    public record PartPage(
            String name,
            String alias,
            List<Detail> details,
            String headline,
            String total,
            String currency,
            List<Row> rows,
            List<Row> closing,
            int decimals,
            int quantityDecimals,
            boolean rounded,
            List<OmissionRow> omissions) {}

    /**
     * Something that is told of a billing account.
     *
     * @param term what it is
     * @param lines what is told
     */
    public record Detail(String term, List<String> lines) {}

    /**
     * What all billing accounts of a currency come to.
     *
     * @param currency ISO 4217
     * @param figures opening, payments, charges and closing, or the charges alone
     */
    public record Sum(String currency, List<String> figures) {}

    /**
     * A record that does not count.
     *
     * @param record which one
     * @param when from when
     * @param amount what it comes to, with its currency
     * @param reason why
     */
    public record OmissionRow(String record, String when, String amount, String reason) {}

    /** Whether there is more than the part of one billing account. */
    public boolean covered() {
        return parts.size() != 1 || !omissions.isEmpty();
    }

    static StatementPage of(Statement statement, LocalDate today) {
        var name = statement.account();
        return new StatementPage(
                people(statement.displayName(), name),
                name.key(),
                YearMonth.parse(statement.scope().period()).format(MONTH),
                Titles.narrowed(statement.scope()).replaceFirst("^, c", "C"),
                today.format(DAY),
                statement.parts().stream().map(StatementPage::part).toList(),
                statement.parts().size() > 1 ? sums(statement) : List.of(),
                omissions(statement.omissions()));
    }

    private static PartPage part(Part part) {
        var spec = part.payer().spec();
        var name = part.payer().name();
        var rows = PartRows.of(part);
        var rounding = part.flow().map(flow -> rounding(part, flow));
        return new PartPage(
                people(Optional.ofNullable(spec.displayName()), name),
                name.key(),
                details(part),
                rounding.isEmpty() ? "Charges" : spec.type() == BillingType.Postpaid ? "Amount due" : "Closing balance",
                spec.currency() + " "
                        + Figures.of(spec.currency())
                                .amount(rounding.map(Rounding::rounded).orElseGet(part::charged)),
                spec.currency(),
                rows.stream().filter(row -> !row.level().closes()).toList(),
                rows.stream().filter(row -> row.level().closes()).toList(),
                room(rows.stream().map(Row::amount).toList()),
                room(rows.stream().map(Row::quantity).toList()),
                rounding.filter(Rounding::differs).isPresent(),
                omissions(part.omissions()));
    }

    private static Rounding rounding(Part part, Flow flow) {
        var spec = part.payer().spec();
        var closing = flow.closing();
        return Rounding.of(spec.type() == BillingType.Postpaid ? closing.negate() : closing, spec.currency());
    }

    private static int room(List<String> figures) {
        return Aligned.after(figures);
    }

    private static List<Detail> details(Part part) {
        var spec = part.payer().spec();
        var details = new ArrayList<Detail>();
        Optional.ofNullable(spec.details()).ifPresent(it -> add(it, details));
        details.add(new Detail("Type", List.of(spec.type().name())));
        if (spec.type() == BillingType.Postpaid && spec.creditLimit() != null) {
            var limit = Figures.of(spec.currency()).amount(Decimals.read(spec.creditLimit()));
            details.add(new Detail("Credit limit", List.of(spec.currency() + " " + limit)));
        }
        return details;
    }

    private static void add(BillingDetails from, List<Detail> to) {
        var payer = new ArrayList<String>();
        Optional.ofNullable(from.legalName()).map(PlainText::oneLine).ifPresent(payer::add);
        Optional.ofNullable(from.address()).stream()
                .flatMap(String::lines)
                .map(PlainText::oneLine)
                .forEach(payer::add);
        if (!payer.isEmpty()) {
            to.add(new Detail("Billed to", payer));
        }
        add("Tax ID", from.taxId(), to);
        add("E-mail", from.email(), to);
        add("Purchase order", from.purchaseOrder(), to);
        add("Payment method", from.paymentMethod(), to);
    }

    private static void add(String term, @Nullable String text, List<Detail> to) {
        if (text != null) {
            to.add(new Detail(term, List.of(PlainText.oneLine(text))));
        }
    }

    private static List<Sum> sums(Statement statement) {
        if (statement.scope().narrowed()) {
            return statement.charges().entrySet().stream()
                    .map(entry -> sum(entry.getKey(), Stream.of(entry.getValue())))
                    .toList();
        }
        return statement.flows().entrySet().stream()
                .map(entry -> sum(entry.getKey(), figures(entry.getValue())))
                .toList();
    }

    private static Stream<BigDecimal> figures(Flow flow) {
        return Stream.of(flow.opening(), flow.paid(), flow.charged(), flow.closing());
    }

    private static Sum sum(String currency, Stream<BigDecimal> amounts) {
        var figures = Figures.of(currency);
        return new Sum(currency, amounts.map(figures::amount).toList());
    }

    private static List<OmissionRow> omissions(List<Omission> omissions) {
        return omissions.stream()
                .map(it -> new OmissionRow(
                        it.record().kind() + " " + it.record().name(),
                        PlainText.oneLine(it.when()),
                        Titles.amount(it),
                        it.reason()))
                .toList();
    }

    private static String people(Optional<String> displayName, ObjectName name) {
        return displayName.map(PlainText::oneLine).orElse(name.name());
    }
}
