package com.sinch.operator.cli.statement;

import com.sinch.operator.api.BillingType;
import com.sinch.operator.cli.PlainText;
import com.sinch.operator.domain.billing.Decimals;
import com.sinch.operator.domain.statement.NameFilter;
import com.sinch.operator.domain.statement.Omission;
import com.sinch.operator.domain.statement.Part;
import com.sinch.operator.domain.statement.Scope;
import com.sinch.operator.domain.statement.Statement;
import java.util.Locale;

/** What stands above the tables of a statement. */
final class Titles {

    static final String NOTHING = "There is nothing to show.";

    private Titles() {}

    static String of(Statement statement) {
        return "Statement of " + statement.account() + " for "
                + statement.scope().period() + narrowed(statement.scope());
    }

    /** What is shown where that is not all. */
    static String narrowed(Scope scope) {
        return scope.project().map(it -> ", charges of Project " + typed(it)).orElse("")
                + scope.subproject()
                        .map(it -> (scope.project().isPresent() ? " and Subproject " : ", charges of Subproject ")
                                + typed(it))
                        .orElse("");
    }

    private static String typed(NameFilter name) {
        return PlainText.oneLine(name.toString());
    }

    static String of(Part part) {
        var spec = part.payer().spec();
        var limit = spec.type() == BillingType.Postpaid && spec.creditLimit() != null
                ? ", credit limit " + Figures.of(spec.currency()).amount(Decimals.read(spec.creditLimit()))
                : "";
        return part.payer().name() + ": " + spec.type().name().toLowerCase(Locale.ROOT) + ", " + spec.currency()
                + limit;
    }

    static String amount(Omission omission) {
        return omission.amount()
                .map(amount -> Figures.of(omission.currency()).amount(amount) + " " + omission.currency())
                .orElse("unreadable");
    }
}
