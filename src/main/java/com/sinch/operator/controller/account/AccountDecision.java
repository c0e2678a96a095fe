package com.sinch.operator.controller.account;

import static com.sinch.operator.domain.condition.ConditionType.Accepted;
import static com.sinch.operator.domain.condition.ConditionType.DefaultsReady;
import static com.sinch.operator.domain.condition.ConditionType.SubtreeReady;

import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.SinchAccountStatus;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Finding;
import com.sinch.operator.domain.condition.FirstReport;
import com.sinch.operator.domain.condition.Pause;
import com.sinch.operator.domain.condition.Reason;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.hierarchy.Selection;
import com.sinch.operator.domain.rollup.Child;
import com.sinch.operator.domain.rollup.Deletion;
import com.sinch.operator.domain.rollup.Subtree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is decided about a SinchAccount. Pure.
 *
 * @param world what it was decided from
 * @param changes what is to be done about its default objects
 * @param now when it was decided
 */
record AccountDecision(AccountWorld world, List<Change> changes, Instant now) {

    /** Something to be done about an account's default objects. */
    enum Change {
        /** And with it the opening credit, unless another billing account of the name was there first. */
        CREATE_BILLING_ACCOUNT,
        CREATE_OPENING_CREDIT,
        CREATE_PROJECT,
        DELETE_BILLING_ACCOUNT,
        DELETE_OPENING_CREDIT,
        DELETE_PROJECT
    }

    static AccountDecision decide(AccountWorld world, Instant now) {
        if (world.paused()) {
            return new AccountDecision(world, List.of(), now);
        }
        return new AccountDecision(world, world.terminating() ? deletions(world) : creations(world), now);
    }

    /** What was there first stays as it is, whoever made it. */
    private static List<Change> creations(AccountWorld world) {
        if (!world.spec().defaults().wanted()) {
            return List.of();
        }
        var changes = new ArrayList<Change>();
        if (world.defaultBillingAccount().isEmpty()) {
            changes.add(Change.CREATE_BILLING_ACCOUNT);
        } else if (creditIsDue(world)) {
            changes.add(Change.CREATE_OPENING_CREDIT);
        }
        if (world.defaultProject().isEmpty()) {
            changes.add(Change.CREATE_PROJECT);
        }
        return List.copyOf(changes);
    }

    /** A credit has one name, so it is never given twice; and never to the billing account of somebody else. */
    private static boolean creditIsDue(AccountWorld world) {
        var own = world.defaultBillingAccount()
                .filter(namesake -> namesake.account().equals(world.name()))
                .isPresent();
        return own && world.openingCredit().isEmpty() && DefaultObjects.givesCredit(world.spec());
    }

    /** An account that goes takes along what it made and nobody used. */
    private static List<Change> deletions(AccountWorld world) {
        var changes = new ArrayList<Change>();
        if (world.defaultProject().filter(AccountDecision::unused).isPresent()) {
            changes.add(Change.DELETE_PROJECT);
        }
        if (world.defaultBillingAccount().filter(AccountDecision::unused).isPresent()) {
            changes.add(Change.DELETE_BILLING_ACCOUNT);
            // Where there are other records it is a part of their story, and stays with them.
            world.openingCredit()
                    .filter(credit -> credit.made() && credit.own() && credit.alone())
                    .ifPresent(credit -> changes.add(Change.DELETE_OPENING_CREDIT));
        }
        return List.copyOf(changes);
    }

    private static boolean unused(AccountWorld.Namesake namesake) {
        return namesake.made() && !namesake.used() && !namesake.terminating();
    }

    /** What to report. */
    Report<SinchAccountStatus> report() {
        if (world.paused()) {
            return Pause.report(world.last().conditions(), world.last()::reporting, world.generation(), now);
        }
        var found = new ArrayList<Finding>();
        found.add(Finding.holds(Accepted, Reason.Accepted, "The root of its tree."));
        defaults().ifPresent(found::add);
        Selection.decide(
                        world.namespacesReadable(),
                        world.spec().allowedNamespaces(),
                        world.spec().allowedBillingNamespaces())
                .ifPresent(found::add);
        var findings = new ArrayList<>(
                world.terminating() ? Deletion.waiting(found, children(), "deleted") : Conditions.withReadiness(found));
        findings.add(subtree(Conditions.ready(findings)));
        var status = new SinchAccountStatus(
                world.id(),
                world.generation(),
                Conditions.report(world.last().conditions(), findings, world.generation(), now),
                Subtree.count(world.billingAccounts()),
                Subtree.count(world.projects()),
                Subtree.countBelow(world.projects()),
                world.charges().listed(),
                world.charges().totals());
        var reportedBefore = world.last().observedGeneration() != null;
        return Report.of(
                status,
                FirstReport.heldUntil(reportedBefore, findings, world.createdAt(), now),
                List.of(
                        Subtree.quietAt(children(), world.createdAt(), now),
                        unfinished(),
                        Deletion.nextCheck(world.terminating(), now)));
    }

    /** A change is refused where the cache was behind, so it is looked at again until there is none left to make. */
    private Optional<Instant> unfinished() {
        return changes.isEmpty() ? Optional.empty() : Optional.of(now.plusSeconds(1));
    }

    private Optional<Finding> defaults() {
        if (world.terminating() || !world.spec().defaults().wanted()) {
            return Optional.empty();
        }
        var objects = Stream.of(world.defaultBillingAccount(), world.defaultProject())
                .flatMap(Optional::stream)
                .filter(namesake -> !namesake.account().equals(world.name()))
                .map(AccountWorld.Namesake::name);
        var credit = world.openingCredit().filter(it -> !it.own()).map(AccountWorld.OpeningCredit::name);
        var foreign = Stream.concat(objects, credit.stream())
                .map(ObjectName::toString)
                .toList();
        return Optional.of(
                foreign.isEmpty()
                        ? Finding.holds(DefaultsReady, Reason.DefaultsPresent, "The default objects exist.")
                        : Finding.fails(
                                DefaultsReady,
                                Reason.NameTaken,
                                taken(foreign) + " and left alone: delete what is in the way, or set"
                                        + " spec.defaults.enabled to false."));
    }

    private static String taken(List<String> names) {
        return String.join(" and ", names) + (names.size() == 1 ? " belongs" : " belong") + " to another account";
    }

    private Finding subtree(Finding ready) {
        if (ready.holds() && world.billingAccounts().isEmpty()) {
            return Finding.fails(
                    SubtreeReady, Reason.NoBillingAccount, "The account has no billing account yet: " + remedy());
        }
        if (ready.holds() && world.projects().isEmpty()) {
            return Finding.fails(SubtreeReady, Reason.NoProject, "The account has no project yet: " + remedy());
        }
        return Subtree.decide(
                ready,
                children(),
                Conditions.status(world.last().conditions(), SubtreeReady) == ConditionStatus.True,
                world.createdAt(),
                now);
    }

    private String remedy() {
        return changes.isEmpty() ? "create one." : "the default one is being made.";
    }

    private List<Child> children() {
        return Stream.concat(world.billingAccounts().stream(), world.projects().stream())
                .toList();
    }
}
