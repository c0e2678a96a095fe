package com.sinch.operator.controller.payment;

import static com.sinch.operator.domain.condition.ConditionType.Accepted;

import com.sinch.operator.api.PaymentStatus;
import com.sinch.operator.domain.billing.Recording;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.FirstReport;
import com.sinch.operator.domain.condition.Pause;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.domain.hierarchy.Parent;
import java.time.Instant;
import java.util.List;

/**
 * What is decided about a Payment. Pure. It counts by itself: this only tells whether it does.
 *
 * @param world what it was decided from
 * @param accepted whether its billing account takes it
 * @param now when it was decided
 */
record PaymentDecision(PaymentWorld world, Finding accepted, Instant now) {

    static PaymentDecision decide(PaymentWorld world, Instant now) {
        var accepted = Recording.accept(
                world.name(),
                world.spec().currency(),
                world.target(),
                world.billingAccount(),
                Conditions.find(world.last().conditions(), Accepted));
        return new PaymentDecision(world, accepted, now);
    }

    /** What to report. */
    Report<PaymentStatus> report() {
        if (world.paused()) {
            return Pause.report(world.last().conditions(), world.last()::reporting, world.generation(), now);
        }
        var findings = Conditions.withReadiness(List.of(accepted));
        var status = new PaymentStatus(
                world.generation(), Conditions.report(world.last().conditions(), findings, world.generation(), now));
        var reportedBefore = world.last().observedGeneration() != null;
        return Report.of(
                status,
                FirstReport.heldUntil(reportedBefore, findings, world.createdAt(), now),
                List.of(Parent.nextCheck(world.billingAccount().map(Recording.Account::parent), now)));
    }
}
