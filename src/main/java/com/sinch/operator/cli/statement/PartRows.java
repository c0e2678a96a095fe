package com.sinch.operator.cli.statement;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.api.BillingType;
import com.sinch.operator.api.PaymentKind;
import com.sinch.operator.cli.PlainText;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.statement.BearerCharges;
import com.sinch.operator.domain.statement.Bearing;
import com.sinch.operator.domain.statement.Flow;
import com.sinch.operator.domain.statement.Part;
import com.sinch.operator.domain.statement.PaymentLine;
import com.sinch.operator.domain.statement.ProjectCharges;
import com.sinch.operator.domain.statement.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lays the part of one billing account out in lines, for people. Pure; all texts are fit to print.
 *
 * @param part the part
 * @param figures how its amounts look
 */
record PartRows(Part part, Figures figures) {

    /** The lines, from the opening to the closing. */
    static List<Row> of(Part part) {
        return new PartRows(part, Figures.of(part.payer().spec().currency())).rows();
    }

    private List<Row> rows() {
        if (part.flow().isEmpty()) {
            return charges("Charges");
        }
        var flow = part.flow().get();
        return part.payer().spec().type() == BillingType.Postpaid ? postpaid(flow) : prepaid(flow);
    }

    private List<Row> prepaid(Flow flow) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Row.Level.OPENING, "Opening balance", figures.amount(flow.opening())));
        rows.addAll(payments("Payments", flow));
        rows.addAll(charges("Charges"));
        rows.addAll(closing("Closing balance", Rounding.of(flow.closing(), currency())));
        return rows;
    }

    /** What is due is a balance that is negative. */
    private List<Row> postpaid(Flow flow) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(
                Row.Level.OPENING,
                "Previous amount due",
                figures.amount(flow.opening().negate())));
        rows.addAll(payments("Paid", flow));
        rows.addAll(charges("New charges"));
        rows.addAll(closing("Amount due", Rounding.of(flow.closing().negate(), currency())));
        return rows;
    }

    private List<Row> payments(String title, Flow flow) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Row.Level.SUM, title, figures.amount(flow.paid())));
        part.payments().forEach(payment -> rows.add(payment(payment)));
        return rows;
    }

    private Row payment(PaymentLine payment) {
        return new Row(
                Row.Level.PAYMENT,
                PlainText.oneLine(payment.date() + " "
                        + payment.kind().map(PartRows::words).orElse("Payment")),
                "",
                "",
                figures.amount(payment.amount()),
                PlainText.oneLine(payment.reference().orElse("")));
    }

    private static String words(PaymentKind kind) {
        return switch (kind) {
            case TopUp -> "Top-up";
            case InvoicePayment -> "Invoice payment";
            case OpeningCredit -> "Opening credit";
            case Refund -> "Refund";
            case Adjustment -> "Adjustment";
        };
    }

    private List<Row> charges(String title) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Row.Level.SUM, title, figures.amount(part.charged())));
        part.projects().forEach(project -> add(project, rows));
        return rows;
    }

    private void add(ProjectCharges project, List<Row> rows) {
        var name = shortName(project.project());
        rows.add(named(
                Row.Level.PROJECT,
                name,
                project.displayName(),
                figures.amount(project.total()),
                project.unattributed()
                        .map(reason -> reason + ": counts for the billing account alone")
                        .orElse("")));
        project.bearers().forEach(bearer -> add(bearer, rows));
    }

    private void add(BearerCharges bearer, List<Row> rows) {
        var bearing = bearer.bearing();
        rows.add(named(
                Row.Level.BEARER,
                name(bearing),
                bearing.displayName(),
                figures.amount(bearer.total()),
                bearing.gone() ? "gone" : ""));
        bearer.products()
                .forEach(line -> rows.add(new Row(
                        Row.Level.PRODUCT,
                        PlainText.oneLine(line.product()),
                        "",
                        Figures.quantity(line.quantity()),
                        figures.amount(line.cost()),
                        "")));
    }

    private String name(Bearing bearing) {
        var name = bearing.subproject().map(this::shortName).orElse("the project's own");
        return Stream.of(Optional.of(name), bearing.id().map(id -> "(ID " + id + ")"))
                .flatMap(Optional::stream)
                .collect(joining(" "));
    }

    private static Row named(Row.Level level, String name, Optional<String> displayName, String amount, String note) {
        var plain = PlainText.oneLine(name);
        return displayName
                .map(PlainText::oneLine)
                .filter(people -> !people.equals(plain))
                .map(people -> new Row(level, people, plain, "", amount, PlainText.oneLine(note)))
                .orElseGet(() -> new Row(level, plain, "", "", amount, PlainText.oneLine(note)));
    }

    private List<Row> closing(String title, Rounding rounding) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Row.Level.CLOSING, title, figures.amount(rounding.exact())));
        if (rounding.differs()) {
            rows.add(Row.of(Row.Level.ROUNDING, "rounding", figures.amount(rounding.difference())));
            rows.add(Row.of(Row.Level.ROUNDED, title + ", rounded", figures.amount(rounding.rounded())));
        }
        return rows;
    }

    /** Without the namespace where that is the billing account's. */
    private String shortName(ObjectName name) {
        return name.namespace().equals(part.payer().name().namespace()) ? name.name() : name.key();
    }

    private String currency() {
        return part.payer().spec().currency();
    }
}
