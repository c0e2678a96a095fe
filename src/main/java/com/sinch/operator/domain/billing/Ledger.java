package com.sinch.operator.domain.billing;

import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All records, and what they come to. Every figure is a function of the records and the billing accounts that are in it now;
 * the order in which they came decides nothing. Sums are kept up to date as records come and go, so that a record costs as many
 * steps as it has lines, however many others there are.
 *
 * <p>A record counts where its billing account exists and has its currency. A report counts for its project too, and for the
 * subprojects that it names, where the billing account is accepted and of the project's own account: nobody else may charge a
 * project.
 *
 * <p>Whoever changes it learns whom the change concerns, by keys: {@link ObjectName#toString} of an object, and {@link #key}
 * of who bears costs within a project. May be used by many threads.
 */
public final class Ledger {

    private final Map<ObjectName, Book> books = new HashMap<>();
    private final Map<ObjectName, Usage> reports = new HashMap<>();
    private final Map<ObjectName, Receipt> payments = new HashMap<>();

    /** Payments have no period. */
    private final Map<ObjectName, Tally> paid = new HashMap<>();

    private final Map<ObjectName, Tally> charged = new HashMap<>();
    private final Map<ObjectName, Shares> projects = new HashMap<>();

    /** The key of who bears costs within a project. */
    public static String key(ObjectName project, Bearer bearer) {
        return project + " " + bearer.key();
    }

    /** Learns of a billing account, or of its present state. */
    public synchronized Set<String> open(ObjectName billingAccount, Book book) {
        var before = books.put(billingAccount, book);
        if (book.equals(before)) {
            return Set.of();
        }
        var concerned = concernedBy(billingAccount);
        Stream.of(Optional.ofNullable(before), Optional.of(book))
                .flatMap(Optional::stream)
                .map(it -> it.account().toString())
                .forEach(concerned::add);
        return Set.copyOf(concerned);
    }

    /** A billing account is gone. Its records stay, and count nowhere until there is one of its name again. */
    public synchronized Set<String> close(ObjectName billingAccount) {
        var gone = books.remove(billingAccount);
        if (gone == null) {
            return Set.of();
        }
        var concerned = concernedBy(billingAccount);
        concerned.add(gone.account().toString());
        return Set.copyOf(concerned);
    }

    /** Learns of a report; where it is known, nothing happens. */
    public synchronized Set<String> enter(ObjectName report, Usage usage) {
        if (usage.equals(reports.get(report))) {
            return Set.of();
        }
        var concerned = new HashSet<>(strike(report));
        var shares = projects.computeIfAbsent(usage.project(), none -> new Shares());
        var shared = usage.sharing(shares::known);
        reports.put(report, shared);
        shares.add(shared);
        charged.computeIfAbsent(usage.billingAccount(), none -> new Tally()).add(usage.slot(), usage.total());
        concerned.addAll(concernedBy(report, shared));
        return Set.copyOf(concerned);
    }

    /** Learns of a payment; where it is known, nothing happens. */
    public synchronized Set<String> enter(ObjectName payment, Receipt receipt) {
        if (receipt.equals(payments.get(payment))) {
            return Set.of();
        }
        var concerned = new HashSet<>(strike(payment));
        payments.put(payment, receipt);
        paid.computeIfAbsent(receipt.billingAccount(), none -> new Tally()).add(slot(receipt), receipt.amount());
        concerned.add(payment.toString());
        concerned.add(receipt.billingAccount().toString());
        return Set.copyOf(concerned);
    }

    /** A record is gone. */
    public synchronized Set<String> strike(ObjectName record) {
        var usage = reports.remove(record);
        if (usage != null) {
            take(charged, usage.billingAccount(), tally -> tally.remove(usage.slot(), usage.total()));
            projects.computeIfPresent(usage.project(), (key, shares) -> {
                shares.remove(usage);
                return shares.isEmpty() ? null : shares;
            });
            return Set.copyOf(concernedBy(record, usage));
        }
        var receipt = payments.remove(record);
        if (receipt != null) {
            take(paid, receipt.billingAccount(), tally -> tally.remove(slot(receipt), receipt.amount()));
            return Set.of(record.toString(), receipt.billingAccount().toString());
        }
        return Set.of();
    }

    /** What a report comes to; empty = it is not known. */
    public synchronized Optional<Usage> usage(ObjectName report) {
        return Optional.ofNullable(reports.get(report));
    }

    /** What a payment comes to; empty = it is not known. */
    public synchronized Optional<Receipt> receipt(ObjectName payment) {
        return Optional.ofNullable(payments.get(payment));
    }

    /** Whether any record names that billing account beside {@code payment}, whether or not it counts. */
    public synchronized boolean namedBeside(ObjectName payment, ObjectName billingAccount) {
        return reports.values().stream()
                        .anyMatch(usage -> usage.billingAccount().equals(billingAccount))
                || payments.entrySet().stream()
                        .anyMatch(entry -> !entry.getKey().equals(payment)
                                && entry.getValue().billingAccount().equals(billingAccount));
    }

    /** What was paid to a billing account of that currency. */
    public synchronized BigDecimal paid(ObjectName billingAccount, String currency) {
        return charges(paid, billingAccount).total(currency);
    }

    /** What a billing account of that currency was charged. */
    public synchronized Charges charges(ObjectName billingAccount, String currency) {
        return charges(charged, billingAccount).in(currency);
    }

    /** What a project of that account was charged, with all that its subprojects bear. */
    public synchronized Charges ofProject(ObjectName project, ObjectName account) {
        var shares = projects.get(project);
        return shares == null ? Charges.NONE : counted(shares.whole(), account);
    }

    /** What one of those who bear costs within a project of that account was charged. */
    public synchronized Charges of(ObjectName project, ObjectName account, Bearer bearer) {
        var shares = projects.get(project);
        return shares == null ? Charges.NONE : counted(shares.of(bearer), account);
    }

    /** All who bear costs within a project, whether or not they count. */
    public synchronized Set<Bearer> bearers(ObjectName project) {
        var shares = projects.get(project);
        return shares == null ? Set.of() : shares.bearers();
    }

    private Charges counted(Map<ObjectName, Tally> tallies, ObjectName account) {
        var sum = Charges.NONE;
        for (var entry : tallies.entrySet()) {
            var book = books.get(entry.getKey());
            if (book != null && book.accepted() && book.account().equals(account)) {
                sum = sum.plus(entry.getValue().charges().in(book.currency()));
            }
        }
        return sum;
    }

    private static Charges charges(Map<ObjectName, Tally> tallies, ObjectName billingAccount) {
        var tally = tallies.get(billingAccount);
        return tally == null ? Charges.NONE : tally.charges();
    }

    private static void take(Map<ObjectName, Tally> tallies, ObjectName key, Consumer<Tally> removal) {
        tallies.computeIfPresent(key, (name, tally) -> {
            removal.accept(tally);
            return tally.isEmpty() ? null : tally;
        });
    }

    private static Slot slot(Receipt receipt) {
        return new Slot("", receipt.currency());
    }

    private Set<String> concernedBy(ObjectName report, Usage usage) {
        var concerned = new HashSet<String>();
        concerned.add(report.toString());
        concerned.add(usage.billingAccount().toString());
        concerned.add(usage.project().toString());
        usage.costs().keySet().forEach(bearer -> concerned.add(key(usage.project(), bearer)));
        var book = books.get(usage.billingAccount());
        if (book != null) {
            concerned.add(book.account().toString());
        }
        return concerned;
    }

    private Set<String> concernedBy(ObjectName billingAccount) {
        var concerned = new HashSet<String>();
        concerned.add(billingAccount.toString());
        projects.forEach((project, shares) -> {
            if (shares.through(billingAccount)) {
                concerned.add(project.toString());
                shares.bearersThrough(billingAccount).forEach(bearer -> concerned.add(key(project, bearer)));
            }
        });
        return concerned;
    }
}
