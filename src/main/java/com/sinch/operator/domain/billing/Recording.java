package com.sinch.operator.domain.billing;

import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.Attributed;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.hierarchy.Acceptance;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.hierarchy.Parent;
import java.util.Optional;

/** What becomes of a record: whether its billing account takes it, and whether its project is who it should be. */
public final class Recording {

    private Recording() {}

    /**
     * What a record needs to know of the billing account that it names.
     *
     * @param parent what every child knows of what it refers to
     * @param account the account that the billing account belongs to
     * @param currency its currency, ISO 4217
     */
    public record Account(Parent parent, ObjectName account, String currency) {

        /** What a record has to be woken for. */
        public Account flowingDown() {
            return new Account(parent.flowingDown(), account, currency);
        }
    }

    /**
     * What a report needs to know of the project that it names.
     *
     * @param account the account that the project names
     * @param accepted the project's {@code Accepted}
     */
    public record Project(ObjectName account, ConditionStatus accepted) {}

    /**
     * Why a record counts nowhere; empty = it counts. Nothing else decides.
     *
     * @param currency the currency of the record
     * @param billingCurrency the currency of the billing account that it names; empty = there is none
     */
    public static Optional<Reason> uncounted(String currency, Optional<String> billingCurrency) {
        if (billingCurrency.isEmpty()) {
            return Optional.of(Reason.ParentNotFound);
        }
        return billingCurrency.get().equals(currency) ? Optional.empty() : Optional.of(Reason.CurrencyMismatch);
    }

    /**
     * Decides {@code Accepted} of a record. A billing account that is being deleted takes records as before: what was used was
     * used.
     *
     * @param record the record
     * @param currency the currency of the record
     * @param target the billing account that it names
     * @param found what is known of that; empty = it does not exist
     * @param previous the record's {@code Accepted} as last reported
     */
    public static Finding accept(
            ObjectName record,
            String currency,
            ObjectName target,
            Optional<Account> found,
            Optional<Condition> previous) {
        var mismatch = found.filter(
                it -> uncounted(currency, Optional.of(it.currency())).isPresent());
        if (mismatch.isPresent()) {
            return Finding.fails(
                    Accepted,
                    Reason.CurrencyMismatch,
                    "It is in " + currency + " and " + target + " in "
                            + mismatch.get().currency()
                            + ", so it counts nowhere: delete it, and record it where the currency is the same.");
        }
        var parent = found.map(Account::parent).map(Parent::staying);
        return Acceptance.decide(record, target, parent, previous);
    }

    /**
     * Decides {@code Attributed} of a report. What is absent in another namespace and what is not of the same account look
     * alike, so that nobody can probe for names.
     *
     * @param report the report
     * @param target the project that it names
     * @param billing what is known of its billing account
     * @param found what is known of the project; empty = it does not exist
     */
    public static Finding attribute(ObjectName report, ObjectName target, Account billing, Optional<Project> found) {
        var project = found.filter(it -> it.account().equals(billing.account()));
        if (project.filter(it -> it.accepted() == ConditionStatus.True).isPresent()) {
            return Finding.holds(Attributed, Reason.ProjectCharged, "Counts for " + target + ".");
        }
        if (!target.namespace().equals(report.namespace())) {
            return Finding.fails(
                    Attributed,
                    Reason.NotPermitted,
                    target
                            + " does not exist or is not an accepted project of the billing account's account: the report"
                            + " counts for the billing account alone.");
        }
        if (found.isEmpty()) {
            return Finding.fails(
                    Attributed,
                    Reason.ProjectNotFound,
                    target + " does not exist: the report counts for the billing account alone.");
        }
        if (project.isEmpty()) {
            return Finding.fails(
                    Attributed,
                    Reason.AccountMismatch,
                    target
                            + " belongs to another account than the billing account, which alone the report counts for.");
        }
        return project.get().accepted() == ConditionStatus.False
                ? Finding.fails(
                        Attributed,
                        Reason.ParentNotAccepted,
                        target + " is not accepted itself: see its conditions. Until then the report counts for the"
                                + " billing account alone.")
                : Finding.unknown(
                        Attributed,
                        Reason.ParentNotReconciled,
                        target + " is not known to be accepted yet: this goes on by itself.");
    }
}
