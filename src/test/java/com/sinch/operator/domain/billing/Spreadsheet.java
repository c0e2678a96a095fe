package com.sinch.operator.domain.billing;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a finance person would do instead: keeps what is there at the end, and adds it up line by line. */
final class Spreadsheet {

    private final Map<ObjectName, Usage> reports = new LinkedHashMap<>();
    private final Map<ObjectName, Receipt> payments = new LinkedHashMap<>();
    private final Map<ObjectName, Book> books = new LinkedHashMap<>();

    static Spreadsheet of(List<Movement> movements) {
        var sheet = new Spreadsheet();
        movements.forEach(sheet::add);
        return sheet;
    }

    private void add(Movement movement) {
        if (movement instanceof Movement.Reported reported) {
            reports.put(reported.name(), reported.usage());
        } else if (movement instanceof Movement.Paid paid) {
            payments.put(paid.name(), paid.receipt());
        } else if (movement instanceof Movement.Struck struck) {
            reports.remove(struck.name());
            payments.remove(struck.name());
        } else if (movement instanceof Movement.Opened opened) {
            books.put(opened.name(), opened.book());
        } else if (movement instanceof Movement.Closed closed) {
            books.remove(closed.name());
        }
    }

    Map<ObjectName, Book> books() {
        return books;
    }

    /** What there is, as a ledger that never saw anything else. */
    Ledger fresh() {
        var ledger = new Ledger();
        reports.forEach(ledger::enter);
        payments.forEach(ledger::enter);
        books.forEach(ledger::open);
        return ledger;
    }

    BigDecimal paid(ObjectName billingAccount, String currency) {
        return payments.values().stream()
                .filter(receipt -> receipt.billingAccount().equals(billingAccount))
                .filter(receipt -> receipt.currency().equals(currency))
                .map(Receipt::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Charges charges(ObjectName billingAccount, String currency) {
        return sum(
                usage -> usage.billingAccount().equals(billingAccount)
                        && usage.slot().currency().equals(currency),
                bearer -> true);
    }

    Charges of(ObjectName project, ObjectName account, Predicate<Bearer> who) {
        return sum(usage -> usage.project().equals(project) && counts(usage, account), who);
    }

    private boolean counts(Usage usage, ObjectName account) {
        var book = books.get(usage.billingAccount());
        return book != null
                && book.accepted()
                && book.account().equals(account)
                && book.currency().equals(usage.slot().currency());
    }

    private Charges sum(Predicate<Usage> wanted, Predicate<Bearer> who) {
        var sums = new TreeMap<Slot, BigDecimal>();
        reports.values().stream().filter(wanted).forEach(usage -> usage.costs().forEach((bearer, cost) -> {
            if (who.test(bearer)) {
                sums.merge(usage.slot(), cost, BigDecimal::add);
            }
        }));
        return new Charges(sums);
    }
}
