package com.sinch.operator.controller.usagereport;

import static com.sinch.operator.domain.condition.ConditionType.Accepted;

import com.sinch.operator.api.LineCount;
import com.sinch.operator.api.UsageReportStatus;
import com.sinch.operator.domain.billing.Decimals;
import com.sinch.operator.domain.billing.Recording;
import com.sinch.operator.domain.billing.Usage;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.FirstReport;
import com.sinch.operator.domain.condition.Pause;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.domain.hierarchy.Parent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is decided about a UsageReport. Pure. It counts by itself: this only tells whether it does, and for whom.
 *
 * @param world what it was decided from
 * @param accepted whether its billing account takes it
 * @param attributed whether it counts for its project; empty = it counts for nobody
 * @param now when it was decided
 */
record UsageReportDecision(UsageReportWorld world, Finding accepted, Optional<Finding> attributed, Instant now) {

    /** After so long without another report a wave of them is over. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    /** No report waits longer for the others. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    static UsageReportDecision decide(UsageReportWorld world, Instant now) {
        var accepted = Recording.accept(
                world.name(),
                world.currency(),
                world.target(),
                world.billingAccount(),
                Conditions.find(world.last().conditions(), Accepted));
        var attributed = world.billingAccount()
                .filter(billing -> accepted.holds())
                .map(billing -> Recording.attribute(world.name(), world.projectTarget(), billing, world.project()));
        return new UsageReportDecision(world, accepted, attributed, now);
    }

    /** What to report. */
    Report<UsageReportStatus> report() {
        if (world.paused()) {
            return Pause.report(world.last().conditions(), world.last()::reporting, world.generation(), now);
        }
        if (world.usage().isEmpty()) {
            // The ledger wakes it as soon as it knows its lines.
            return new Report<>(Optional.empty(), Optional.empty());
        }
        // That a project is gone is worth knowing, and nothing is wrong with the report: Ready does not follow.
        var findings = new ArrayList<>(Conditions.withReadiness(List.of(accepted)));
        attributed.ifPresent(findings::add);
        var status = new UsageReportStatus(
                world.generation(),
                Conditions.report(world.last().conditions(), findings, world.generation(), now),
                world.usage().map(Usage::total).map(Decimals::write).orElse(null),
                world.usage().map(Usage::lines).map(LineCount::new).orElse(null));
        return Report.of(
                status,
                held(findings),
                List.of(Parent.nextCheck(world.billingAccount().map(Recording.Account::parent), now)));
    }

    /**
     * A report that comes together with its project would first say that there is none. And of a wave of reports the first
     * statuses wait until it is over: each takes the API server as long as the report did, which the balance would wait for.
     */
    private Optional<Instant> held(List<Finding> findings) {
        if (world.last().observedGeneration() != null) {
            return Optional.empty();
        }
        var whole = attributed
                .filter(finding -> !finding.holds())
                .map(finding -> Conditions.withReadiness(List.of(accepted, finding)))
                .orElse(List.copyOf(findings));
        return Stream.of(FirstReport.heldUntil(false, whole, world.createdAt(), now), waveOver())
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    private Optional<Instant> waveOver() {
        var longest = world.createdAt().plus(LONGEST);
        return world.newest()
                .map(newest -> newest.plus(QUIET))
                .filter(over -> over.isAfter(now) && longest.isAfter(now));
    }
}
