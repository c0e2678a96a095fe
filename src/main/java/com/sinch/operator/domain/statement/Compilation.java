package com.sinch.operator.domain.statement;

import com.sinch.operator.api.SubprojectReference;
import com.sinch.operator.api.UsageReportSpec;
import com.sinch.operator.domain.billing.Receipt;
import com.sinch.operator.domain.billing.Recording;
import com.sinch.operator.domain.billing.Usage;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the records of an account as they are read, and keeps of them only what stands on the statement: of what was before the
 * period a sum, of what came after it nothing. In which order they come decides nothing.
 */
public final class Compilation {

    /** What no schema lets in, so that no condition has a word for it. */
    private static final String UNREADABLE = "Unreadable";

    private final Scope scope;
    private final Register register;
    private final Living living;
    private final Map<ObjectName, ChargedPayer> payers = new LinkedHashMap<>();
    private final Map<ChargedProject.Key, Map<SubprojectReference, Bearing>> bearings = new HashMap<>();
    private final List<Omission> strays = new ArrayList<>();

    /**
     * A statement to be.
     *
     * @param scope what is asked for
     * @param register the billing accounts
     * @param living what is known of projects and subprojects
     */
    public Compilation(Scope scope, Register register, Living living) {
        this.scope = scope;
        this.register = register;
        this.living = living;
        register.payers().stream()
                .sorted(Comparator.comparing(payer -> payer.name().key()))
                .forEach(payer -> payers.put(payer.name(), new ChargedPayer(payer, scope)));
    }

    /** Adds a payment to the billing account that it names. */
    public void enter(PaymentRecord payment) {
        var spec = payment.spec();
        var target = new ObjectName(
                "BillingAccount",
                payment.name().namespace(),
                spec.billingAccountRef().name());
        if (scope.narrowed() || !concerned(target)) {
            return;
        }
        var reason = uncounted(spec.currency(), target);
        try {
            var receipt = Receipt.of(spec, target.namespace());
            var month = Periods.ofDay(spec.date());
            if (reason.isEmpty()) {
                payer(target).enter(payment, month, receipt);
            } else if (month.equals(scope.period())) {
                omit(new Omission(
                        payment.name(),
                        target,
                        spec.date(),
                        Optional.of(receipt.amount()),
                        spec.currency(),
                        reason.get()));
            }
        } catch (IllegalArgumentException e) {
            omit(new Omission(payment.name(), target, spec.date(), Optional.empty(), spec.currency(), UNREADABLE));
        }
    }

    /** Adds a report to the billing account that it names. */
    public void enter(UsageRecord report) {
        var spec = report.spec();
        var home = report.name().namespace();
        var target =
                new ObjectName("BillingAccount", home, spec.billingAccountRef().name());
        var charged = new ChargedProject.Key(ObjectName.of("Project", spec.projectRef(), home), report.unattributed());
        int since = spec.period().compareTo(scope.period());
        if (since > 0 || !concerned(target)) {
            return;
        }
        var reason = uncounted(spec.currency(), target);
        try {
            if (since < 0 && reason.isEmpty()) {
                payer(target).enter(Usage.of(spec, home));
            } else if (since == 0) {
                enter(report, target, charged, reason);
            }
        } catch (IllegalArgumentException e) {
            omit(new Omission(report.name(), target, spec.period(), Optional.empty(), spec.currency(), UNREADABLE));
        }
    }

    private void enter(UsageRecord report, ObjectName target, ChargedProject.Key charged, Optional<String> reason) {
        var spec = report.spec();
        var lines = wanted(spec, charged);
        if (lines.isEmpty()) {
            return;
        }
        if (reason.isEmpty()) {
            payer(target).enter(charged, lines);
            return;
        }
        var amount = lines.stream().map(used -> used.line().cost()).reduce(BigDecimal.ZERO, BigDecimal::add);
        omit(new Omission(report.name(), target, spec.period(), Optional.of(amount), spec.currency(), reason.get()));
    }

    /** What was asked for of a report. All of it is read before any of it is added: a report counts whole or not at all. */
    private List<UsedProduct> wanted(UsageReportSpec spec, ChargedProject.Key charged) {
        var known = bearings.computeIfAbsent(charged, none -> new HashMap<>());
        if (!scope.wants(charged.project())) {
            return List.of();
        }
        return spec.lines().stream()
                .map(line -> UsedProduct.of(bearing(line.subproject(), charged, known), line))
                .toList()
                .stream()
                .filter(used -> scope.wants(used.bearing()))
                .toList();
    }

    private Bearing bearing(
            @Nullable SubprojectReference reference,
            ChargedProject.Key charged,
            Map<SubprojectReference, Bearing> known) {
        return reference == null
                ? Bearing.PROJECT
                : known.computeIfAbsent(
                        reference,
                        it -> Bearing.of(
                                it, charged.project(), charged.unattributed().isEmpty(), living));
    }

    /** Whether a record that names this billing account is anything to the statement. */
    private boolean concerned(ObjectName billingAccount) {
        return payers.containsKey(billingAccount) || register.strayed(billingAccount);
    }

    private Optional<String> uncounted(String currency, ObjectName billingAccount) {
        var payer = Optional.ofNullable(payers.get(billingAccount));
        return Recording.uncounted(currency, payer.map(ChargedPayer::currency)).map(Enum::name);
    }

    private ChargedPayer payer(ObjectName billingAccount) {
        return Optional.ofNullable(payers.get(billingAccount)).orElseThrow();
    }

    private void omit(Omission omission) {
        var payer = payers.get(omission.billingAccount());
        if (payer == null) {
            strays.add(omission);
        } else {
            payer.omit(omission);
        }
    }

    /** A name that was asked for and that neither a record of the period nor a living object has; empty = all is known. */
    public Optional<Unknown> unknown() {
        var projects = Stream.concat(
                living.displayNames().keySet().stream(),
                bearings.keySet().stream().map(ChargedProject.Key::project));
        var subprojects = Stream.concat(
                living.subprojects().values().stream()
                        .flatMap(byBearer -> byBearer.values().stream())
                        .filter(subproject -> scope.wants(subproject.project()))
                        .map(Living.Subproject::name),
                bearings.values().stream()
                        .flatMap(known -> known.values().stream())
                        .flatMap(bearing -> bearing.subproject().stream()));
        return unknown("Project", scope.project(), projects)
                .or(() -> unknown("Subproject", scope.subproject(), subprojects));
    }

    private static Optional<Unknown> unknown(String kind, Optional<NameFilter> wanted, Stream<ObjectName> candidates) {
        var known = candidates
                .distinct()
                .sorted(Comparator.comparing(ObjectName::key))
                .toList();
        return wanted.filter(name -> known.stream().noneMatch(name::matches))
                .map(name -> new Unknown(kind, name, known));
    }

    /**
     * The statement of all that was entered.
     *
     * @param account the account
     * @param displayName its name for people; empty = none
     */
    public Statement statement(ObjectName account, Optional<String> displayName) {
        var parts = payers.values().stream()
                .map(payer -> payer.part(living))
                .filter(part -> !part.blank())
                .toList();
        return new Statement(
                account,
                displayName,
                scope,
                parts,
                strays.stream().sorted(Omission.ORDER).toList());
    }
}
