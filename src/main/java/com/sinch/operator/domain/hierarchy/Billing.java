package com.sinch.operator.domain.hierarchy;

import static com.sinch.operator.domain.condition.ConditionType.BillingReady;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.Reason;
import java.util.Optional;

/** Whether somebody pays: a project is linked to a billing account, and its subprojects follow the project. */
public final class Billing {

    private Billing() {}

    /**
     * What a project needs to know of the billing account that it is linked to.
     *
     * @param parent what every child knows of what it refers to
     * @param account the account that the billing account belongs to
     * @param funds its {@code FundsAvailable}
     */
    public record Account(Parent parent, ObjectName account, ConditionStatus funds) {

        /** What a project has to be woken for. */
        public Account flowingDown() {
            return new Account(parent.flowingDown(), account, funds);
        }
    }

    /**
     * Decides {@code BillingReady} of a project.
     *
     * @param project the project
     * @param account the account that the project names
     * @param target the billing account that it names, or its account's default one
     * @param found what is known of that; empty = it does not exist, or does not permit the project
     * @param previous the project's {@code BillingReady} as last reported
     */
    public static Finding ofProject(
            ObjectName project,
            ObjectName account,
            ObjectName target,
            Optional<Account> found,
            Optional<Condition> previous) {
        // An account cannot be re-linked, so a mismatch needs no word from the billing account.
        var ofAnother = found.filter(it -> !it.account().equals(account)).isPresent();
        if (ofAnother) {
            // The other account is not named: it may be in a namespace that tells this one nothing.
            return Finding.fails(
                    BillingReady,
                    Reason.AccountMismatch,
                    target + " belongs to another account than " + account
                            + ": link this project to a billing account of its own account.");
        }
        return Acceptance.refusal(
                        BillingReady,
                        project,
                        target,
                        found.map(Account::parent),
                        Reason.BillingAccountNotFound,
                        previous)
                .orElseGet(() -> funded(target, found.map(Account::funds).orElse(ConditionStatus.Unknown), previous));
    }

    private static Finding funded(ObjectName target, ConditionStatus funds, Optional<Condition> previous) {
        return switch (funds) {
            case True -> Finding.holds(BillingReady, Reason.BillingLinked, target + " pays.");
            case False ->
                Finding.fails(
                        BillingReady,
                        Reason.FundsUnavailable,
                        target + " has no funds: see its FundsAvailable. A Payment is all it takes.");
            // One that an older operator has reported of says nothing of funds yet.
            case Unknown ->
                previous.map(condition -> Finding.again(BillingReady, condition))
                        .orElseGet(() -> Finding.unknown(
                                BillingReady,
                                Reason.ParentNotReconciled,
                                target + " does not know its balance yet: this goes on by itself."));
        };
    }

    /**
     * Decides {@code BillingReady} of a subproject.
     *
     * @param accepted the subproject's own {@code Accepted}, as just decided
     * @param project the project that it names
     * @param projectSettled whether that project's status speaks of its present spec
     * @param projectBilling the project's {@code BillingReady}
     * @param previous the subproject's {@code BillingReady} as last reported
     */
    public static Finding ofSubproject(
            Finding accepted,
            ObjectName project,
            boolean projectSettled,
            ConditionStatus projectBilling,
            Optional<Condition> previous) {
        if (accepted.status() == ConditionStatus.False) {
            return Finding.fails(
                    BillingReady,
                    Reason.ParentBillingNotReady,
                    "Billing follows the project, and this subproject is not accepted.");
        }
        if (!projectSettled && previous.isPresent()) {
            return Finding.again(BillingReady, previous.get());
        }
        if (!projectSettled || projectBilling == ConditionStatus.Unknown) {
            return Finding.unknown(
                    BillingReady, Reason.ParentNotReconciled, project + " does not know yet who pays for it.");
        }
        if (projectBilling == ConditionStatus.False) {
            return Finding.fails(
                    BillingReady, Reason.ParentBillingNotReady, project + " is not billed: see its BillingReady.");
        }
        return Finding.holds(BillingReady, Reason.BillingLinked, "Billed with " + project + ".");
    }
}
