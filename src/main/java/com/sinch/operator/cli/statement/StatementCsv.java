package com.sinch.operator.cli.statement;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.sinch.operator.domain.billing.Decimals;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.statement.Bearing;
import com.sinch.operator.domain.statement.Flow;
import com.sinch.operator.domain.statement.Omission;
import com.sinch.operator.domain.statement.Part;
import com.sinch.operator.domain.statement.ProjectCharges;
import com.sinch.operator.domain.statement.Rounding;
import com.sinch.operator.domain.statement.Statement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a statement as flat rows, for spreadsheets: what belongs together is added up there, by the columns. Pure. */
final class StatementCsv {

    private final CsvMapper mapper = new CsvMapper();

    /** The whole text with its header, every line ended. */
    String render(Statement statement) {
        var rows = new ArrayList<CsvRow>();
        statement.parts().forEach(part -> add(statement, part, rows));
        statement.omissions().forEach(omission -> rows.add(row(statement, omission)));
        var schema = mapper.schemaFor(CsvRow.class).withHeader();
        try {
            return rows.isEmpty()
                    ? mapper.schemaFor(CsvRow.class).getColumnNames().stream().collect(joining(",", "", "\n"))
                    : mapper.writer(schema).writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values could not be written as CSV", e);
        }
    }

    private static void add(Statement statement, Part part, List<CsvRow> rows) {
        part.flow().ifPresent(flow -> rows.add(row(statement, part, "opening", flow.opening())));
        part.payments()
                .forEach(payment -> rows.add(row(statement, part, "payment", payment.amount())
                        .record(
                                payment.name().name(),
                                payment.date(),
                                payment.reference().orElse(""),
                                payment.kind().map(Enum::name).orElse(""))));
        part.projects().forEach(project -> add(statement, part, project, rows));
        part.flow().ifPresent(flow -> rows.addAll(closing(statement, part, flow)));
        part.omissions().forEach(omission -> rows.add(row(statement, omission)));
    }

    private static void add(Statement statement, Part part, ProjectCharges project, List<CsvRow> rows) {
        for (var bearer : project.bearers()) {
            for (var line : bearer.products()) {
                rows.add(row(statement, part, "charge", line.cost())
                        .charge(
                                project.project().key(),
                                bearer.bearing()
                                        .subproject()
                                        .map(ObjectName::key)
                                        .orElse(""),
                                line.product(),
                                line.quantity(),
                                note(project, bearer.bearing())));
            }
        }
    }

    private static String note(ProjectCharges project, Bearing bearing) {
        return Stream.of(
                        project.unattributed(),
                        bearing.id().map(id -> "ID " + id),
                        bearing.gone() ? Optional.of("gone") : Optional.<String>empty())
                .flatMap(Optional::stream)
                .collect(joining("; "));
    }

    private static List<CsvRow> closing(Statement statement, Part part, Flow flow) {
        var rounding = Rounding.of(flow.closing(), part.payer().spec().currency());
        return List.of(
                row(statement, part, "closing", rounding.exact()),
                row(statement, part, "rounding", rounding.difference()),
                row(statement, part, "closingRounded", rounding.rounded()));
    }

    private static CsvRow row(Statement statement, Part part, String row, BigDecimal amount) {
        return CsvRow.of(statement.account().key(), statement.scope().period(), part, row, amount);
    }

    private static CsvRow row(Statement statement, Omission omission) {
        return new CsvRow(
                statement.account().key(),
                statement.scope().period(),
                omission.billingAccount().key(),
                omission.currency(),
                "notCounted",
                "",
                "",
                "",
                omission.record().toString(),
                CsvRow.safe(omission.when()),
                "",
                "",
                omission.amount().map(Decimals::write).orElse(""),
                omission.reason());
    }
}
