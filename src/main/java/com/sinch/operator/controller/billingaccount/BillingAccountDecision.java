package com.sinch.operator.controller.billingaccount;

import static com.sinch.operator.domain.condition.ConditionType.Accepted;

import com.sinch.operator.api.BillingAccountStatus;
import com.sinch.operator.domain.billing.Funds;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.FirstReport;
import com.sinch.operator.domain.condition.Pause;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.domain.hierarchy.Acceptance;
import com.sinch.operator.domain.hierarchy.Parent;
import com.sinch.operator.domain.hierarchy.Selection;
import com.sinch.operator.domain.rollup.Deletion;
import com.sinch.operator.domain.rollup.Subtree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What is decided about a BillingAccount. Pure.
 *
 * @param world what it was decided from
 * @param accepted whether it hangs under its account
 * @param now when it was decided
 */
record BillingAccountDecision(BillingAccountWorld world, Finding accepted, Instant now) {

    static BillingAccountDecision decide(BillingAccountWorld world, Instant now) {
        var accepted = currencyUnknown(world.spec().currency())
                .orElseGet(() -> Acceptance.decide(
                        world.name(),
                        world.target(),
                        world.account(),
                        Conditions.find(world.last().conditions(), Accepted)));
        return new BillingAccountDecision(world, accepted, now);
    }

    /** What to report. */
    Report<BillingAccountStatus> report() {
        if (world.paused()) {
            return Pause.report(world.last().conditions(), world.last()::reporting, world.generation(), now);
        }
        var funds = Funds.of(
                world.spec(), world.paid(), world.charges().total(world.spec().currency()));
        var found = new ArrayList<>(List.of(accepted, funds.decide(world.spec())));
        Selection.decide(world.namespacesReadable(), world.spec().allowedNamespaces())
                .ifPresent(found::add);
        var findings = world.terminating()
                ? Deletion.waiting(found, world.projects(), "deleted or linked elsewhere")
                : Conditions.withReadiness(found);
        var status = new BillingAccountStatus(
                world.id(),
                world.generation(),
                Conditions.report(world.last().conditions(), findings, world.generation(), now),
                Subtree.count(world.projects()),
                funds.balance(),
                world.charges().listed(),
                world.charges().totals());
        var reportedBefore = world.last().observedGeneration() != null;
        return Report.of(
                status,
                FirstReport.heldUntil(reportedBefore, findings, world.createdAt(), now),
                List.of(Parent.nextCheck(world.account(), now), Deletion.nextCheck(world.terminating(), now)));
    }

    private static Optional<Finding> currencyUnknown(String code) {
        var known = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
        return known
                ? Optional.empty()
                : Optional.of(Finding.fails(
                        Accepted,
                        Reason.CurrencyUnknown,
                        code + " is no currency of ISO 4217: create the billing account again with the right one."));
    }
}
