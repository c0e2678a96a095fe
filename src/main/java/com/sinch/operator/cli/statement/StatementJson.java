package com.sinch.operator.cli.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sinch.operator.domain.billing.Decimals;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.statement.BearerCharges;
import com.sinch.operator.domain.statement.Flow;
import com.sinch.operator.domain.statement.Omission;
import com.sinch.operator.domain.statement.Part;
import com.sinch.operator.domain.statement.PaymentLine;
import com.sinch.operator.domain.statement.ProjectCharges;
import com.sinch.operator.domain.statement.Rounding;
import com.sinch.operator.domain.statement.Statement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Writes a statement as JSON, for scripts: amounts as exact decimal strings, and fields that keep their names. What is not known is
 * absent; lists are always there. Pure.
 */
final class StatementJson {

    private final ObjectMapper mapper = new ObjectMapper();

    /** The document, every line ended. */
    String render(Statement statement) {
        var document = mapper.createObjectNode();
        name(statement.account(), statement.displayName(), document.putObject("account"));
        document.put("period", statement.scope().period());
        statement.scope().project().ifPresent(it -> document.put("project", it.toString()));
        statement.scope().subproject().ifPresent(it -> document.put("subproject", it.toString()));
        var parts = document.putArray("billingAccounts");
        statement.parts().forEach(part -> write(part, parts.addObject()));
        totals(statement, document.putArray("totals"));
        omissions(statement.omissions(), document.putArray("notCounted"));
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values could not be written as JSON", e);
        }
    }

    private void write(Part part, ObjectNode json) {
        var spec = part.payer().spec();
        name(part.payer().name(), Optional.ofNullable(spec.displayName()), json);
        json.put("type", spec.type().name()).put("currency", spec.currency());
        if (spec.creditLimit() != null) {
            json.put("creditLimit", spec.creditLimit());
        }
        if (spec.details() != null) {
            json.set("details", mapper.valueToTree(spec.details()));
        }
        part.flow().ifPresent(flow -> {
            var rounding = Rounding.of(flow.closing(), spec.currency());
            write(flow, json.putObject("balance"))
                    .put("rounding", Decimals.write(rounding.difference()))
                    .put("closingRounded", Decimals.write(rounding.rounded()));
        });
        var payments = json.putArray("payments");
        part.payments().forEach(payment -> write(payment, payments.addObject()));
        put(json, "charges", part.charged());
        var projects = json.putArray("projects");
        part.projects().forEach(project -> write(project, projects.addObject()));
        omissions(part.omissions(), json.putArray("notCounted"));
    }

    private static ObjectNode write(Flow flow, ObjectNode json) {
        put(json, "opening", flow.opening());
        put(json, "paid", flow.paid());
        put(json, "charged", flow.charged());
        return put(json, "closing", flow.closing());
    }

    private static void write(PaymentLine payment, ObjectNode json) {
        json.put("name", payment.name().name()).put("date", payment.date());
        payment.kind().ifPresent(kind -> json.put("kind", kind.name()));
        payment.reference().ifPresent(reference -> json.put("reference", reference));
        put(json, "amount", payment.amount());
    }

    private static void write(ProjectCharges project, ObjectNode json) {
        name(project.project(), project.displayName(), json);
        json.put("attributed", project.unattributed().isEmpty());
        project.unattributed().ifPresent(reason -> json.put("reason", reason));
        put(json, "charges", project.total());
        var bearers = json.putArray("bearers");
        project.bearers().forEach(bearer -> write(bearer, bearers.addObject()));
    }

    private static void write(BearerCharges bearer, ObjectNode json) {
        var bearing = bearer.bearing();
        bearing.subproject().ifPresent(subproject -> {
            name(subproject, bearing.displayName(), json.putObject("subproject"));
            json.put("gone", bearing.gone());
        });
        bearing.id().ifPresent(id -> json.put("id", id));
        put(json, "charges", bearer.total());
        var products = json.putArray("products");
        bearer.products().forEach(line -> {
            var product = products.addObject().put("product", line.product());
            put(product, "quantity", line.quantity());
            put(product, "cost", line.cost());
        });
    }

    private static void totals(Statement statement, ArrayNode totals) {
        if (statement.scope().narrowed()) {
            statement
                    .charges()
                    .forEach((currency, sum) -> put(totals.addObject().put("currency", currency), "charged", sum));
        } else {
            statement
                    .flows()
                    .forEach((currency, flow) -> write(flow, totals.addObject().put("currency", currency)));
        }
    }

    private static void omissions(List<Omission> omissions, ArrayNode array) {
        omissions.forEach(omission -> {
            var json = array.addObject()
                    .put("kind", omission.record().kind())
                    .put("namespace", omission.record().namespace())
                    .put("name", omission.record().name())
                    .put("billingAccount", omission.billingAccount().name())
                    .put("when", omission.when())
                    .put("currency", omission.currency());
            omission.amount().ifPresent(amount -> put(json, "amount", amount));
            json.put("reason", omission.reason());
        });
    }

    private static void name(ObjectName name, Optional<String> displayName, ObjectNode json) {
        json.put("namespace", name.namespace()).put("name", name.name());
        displayName.ifPresent(it -> json.put("displayName", it));
    }

    private static ObjectNode put(ObjectNode json, String field, BigDecimal amount) {
        return json.put(field, Decimals.write(amount));
    }
}
