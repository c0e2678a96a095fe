package com.sinch.operator.domain.statement;

import com.sinch.operator.api.PaymentSpec;
import com.sinch.operator.domain.billing.Receipt;
import com.sinch.operator.domain.billing.Usage;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up the records that count for one billing account, and notes those that do not. */
final class ChargedPayer {

    private final Payer payer;
    private final Scope scope;
    private final List<PaymentLine> payments = new ArrayList<>();
    private final Map<ChargedProject.Key, ChargedProject> projects = new TreeMap<>(ChargedProject.Key.ORDER);
    private final List<Omission> omissions = new ArrayList<>();
    private BigDecimal opening = BigDecimal.ZERO;

    ChargedPayer(Payer payer, Scope scope) {
        this.payer = payer;
        this.scope = scope;
    }

    String currency() {
        return payer.spec().currency();
    }

    void omit(Omission omission) {
        omissions.add(omission);
    }

    void enter(PaymentRecord payment, String month, Receipt receipt) {
        int since = month.compareTo(scope.period());
        if (since < 0) {
            opening = opening.add(receipt.amount());
        } else if (since == 0) {
            payments.add(line(payment.name(), payment.spec(), receipt));
        }
    }

    private static PaymentLine line(ObjectName name, PaymentSpec spec, Receipt receipt) {
        return new PaymentLine(
                name,
                spec.date(),
                Optional.ofNullable(spec.kind()),
                Optional.ofNullable(spec.reference()),
                receipt.amount());
    }

    /** A report of a period before. */
    void enter(Usage usage) {
        opening = opening.subtract(usage.total());
    }

    /** Lines of a report of the period. */
    void enter(ChargedProject.Key key, List<UsedProduct> lines) {
        if (!lines.isEmpty()) {
            lines.forEach(projects.computeIfAbsent(key, none -> new ChargedProject())::add);
        }
    }

    Part part(Living living) {
        payments.sort(Comparator.comparing(PaymentLine::date)
                .thenComparing(payment -> payment.name().key()));
        omissions.sort(Omission.ORDER);
        var charges = projects.entrySet().stream()
                .map(entry -> entry.getValue().charges(entry.getKey(), living))
                .toList();
        var part = new Part(payer, Optional.empty(), payments, charges, omissions);
        return scope.narrowed() ? part : part.with(new Flow(opening, paid(), part.charged()));
    }

    private BigDecimal paid() {
        return payments.stream().map(PaymentLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
