package com.sinch.operator.domain.billing;

import com.sinch.operator.api.Amounts;
import com.sinch.operator.api.BillingAccountSpec;
import com.sinch.operator.api.Bounds;
import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.api.UsageLine;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of what a meter saw, and where it belongs.
 *
 * @param group the project, the period and the currency
 * @param subproject who used it; empty = the project itself
 * @param line what a report says of it
 */
public record UsageEntry(Part.Group group, Optional<ObjectName> subproject, UsageLine line) {

    private static final Pattern AMOUNT = Pattern.compile(Amounts.SIGNED);
    private static final Pattern PERIOD = Pattern.compile(Amounts.PERIOD);
    private static final Pattern CURRENCY = Pattern.compile(BillingAccountSpec.CURRENCY);

    /** As it is written in a file; nothing of it is checked yet. */
    public record Written(
            String period,
            String project,
            String subproject,
            String product,
            String quantity,
            String cost,
            String currency) {}

    /** What is written is none. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String field;
        private final String text;
        private final String reason;

        private Unreadable(String field, String text, String reason) {
            super(field + " " + reason);
            this.field = field;
            this.text = text;
            this.reason = reason;
        }

        /** Which field it is. */
        public String field() {
            return field;
        }

        /** What is written there, of any length and with any characters. */
        public String text() {
            return text;
        }

        /** Why it is none; goes on after the text. */
        public String reason() {
            return reason;
        }
    }

    /**
     * Reads what is written, within the bounds of the schema.
     *
     * @param home the namespace of projects that are written without one
     */
    public static UsageEntry read(Written written, String home) throws Unreadable {
        check(PERIOD, "period", written.period(), "is no month, like 2026-11");
        var project = name("project", "Project", written.project(), home);
        var subproject = written.subproject().isEmpty()
                ? Optional.<ObjectName>empty()
                : Optional.of(name("subproject", "Subproject", written.subproject(), project.namespace()));
        product(written.product());
        amount("quantity", written.quantity());
        amount("cost", written.cost());
        check(CURRENCY, "currency", written.currency(), "is no currency of ISO 4217, like EUR");
        var line = new UsageLine(
                subproject.map(it -> reference(it, project)).orElse(null),
                written.product(),
                written.quantity(),
                written.cost());
        return new UsageEntry(new Part.Group(project, written.period(), written.currency()), subproject, line);
    }

    private static SubprojectReference reference(ObjectName subproject, ObjectName project) {
        var namespace = subproject.namespace().equals(project.namespace()) ? null : subproject.namespace();
        return new SubprojectReference(subproject.name(), namespace, null);
    }

    private static ObjectName name(String field, String kind, String text, String home) throws Unreadable {
        try {
            return ObjectName.read(kind, text, home);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(field, text, String.valueOf(e.getMessage()));
        }
    }

    private static void product(String text) throws Unreadable {
        int characters = text.codePointCount(0, text.length());
        if (characters < 1 || characters > Bounds.PRODUCT_LENGTH) {
            throw new Unreadable("product", text, "has not between 1 and " + Bounds.PRODUCT_LENGTH + " characters");
        }
    }

    private static void amount(String field, String text) throws Unreadable {
        check(AMOUNT, field, text, Decimals.GRAMMAR);
    }

    private static void check(Pattern pattern, String field, String text, String reason) throws Unreadable {
        if (!pattern.matcher(text).matches()) {
            throw new Unreadable(field, text, reason);
        }
    }
}
