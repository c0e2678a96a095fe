package com.sinch.operator.cli.usage;

import com.sinch.operator.cli.PlainText;
import com.sinch.operator.domain.billing.ImportPlan;
import com.sinch.operator.domain.billing.Splitter;
import com.sinch.operator.domain.billing.UsageEntry;
import com.sinch.operator.domain.hierarchy.ObjectName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The first reading of a file: checks each line by itself and against the cluster, and plans what is to be recorded. */
final class Reading implements UsageCsv.Sink {

    /** A file that makes more reports is refused: what is planned is kept in memory. */
    private static final int MOST_REPORTS = 100_000;

    private final ImportPlan.Builder plan = new ImportPlan.Builder();
    private final Splitter splitter = Parts.splitter();
    private final BadLines bad = new BadLines();
    private final UnknownSubprojects unknown = new UnknownSubprojects();
    private final Map<ObjectName, Payer> payers = new LinkedHashMap<>();
    private final Set<ObjectName> unknownProjects = new TreeSet<>(Comparator.comparing(ObjectName::key));
    private final KnownObjects objects;
    private final Optional<Payer> payer;
    private final String home;
    private final Progress progress;
    private long lines;

    /**
     * A reading that has not begun.
     *
     * @param payer who pays for all; empty = whoever pays for the project
     * @param home the namespace of projects that are named without one
     */
    Reading(KnownObjects objects, Optional<Payer> payer, String home, Progress progress) {
        this.objects = objects;
        this.payer = payer;
        this.home = home;
        this.progress = progress;
    }

    @Override
    public boolean line(long line, UsageEntry.Written written) {
        lines++;
        progress.read(lines);
        try {
            take(UsageEntry.read(written, home), line);
        } catch (UsageEntry.Unreadable e) {
            bad(line, e.field() + " " + PlainText.quoted(e.text()) + " " + e.reason());
        } catch (KnownObjects.NoPayer e) {
            bad(line, e.inWords());
        }
        if (Math.max(plan.size(), splitter.groups()) > MOST_REPORTS) {
            bad(
                    line,
                    "up to here the file makes more than " + Counts.of(MOST_REPORTS, "report")
                            + ": import it in pieces, each from a source of its own");
            return false;
        }
        return true;
    }

    @Override
    public void bad(long line, String reason) {
        bad.add(line, reason);
    }

    /** What is wrong with the file. */
    BadLines bad() {
        return bad;
    }

    /** How many lines were read, good ones and bad ones. */
    long lines() {
        return lines;
    }

    /** Subprojects that are named and do not exist. */
    UnknownSubprojects unknown() {
        return unknown;
    }

    /** Projects that are named and do not exist. */
    Set<ObjectName> unknownProjects() {
        return unknownProjects;
    }

    /** Who pays, by project. */
    Map<ObjectName, Payer> payers() {
        return payers;
    }

    /** What is to be recorded; asked once, at the end. */
    ImportPlan plan() {
        splitter.rest().forEach(plan::add);
        return plan.build();
    }

    private void take(UsageEntry entry, long line) throws KnownObjects.NoPayer {
        var project = entry.group().project();
        var paying = payerOf(project);
        if (!paying.currency().equals(entry.group().currency())) {
            bad(
                    line,
                    "currency " + PlainText.quoted(entry.group().currency()) + " is not that of "
                            + paying.billingAccount() + ", " + paying.currency());
        }
        if (!bad.isEmpty()) {
            return;
        }
        entry.subproject().filter(it -> !objects.has(project, it)).ifPresent(unknown::add);
        splitter.add(entry.group(), entry.line()).ifPresent(plan::add);
    }

    private Payer payerOf(ObjectName project) throws KnownObjects.NoPayer {
        var known = payers.get(project);
        if (known != null) {
            return known;
        }
        if (payer.isPresent() && !objects.exists(project)) {
            unknownProjects.add(project);
        }
        var found = payer.isPresent() ? payer.get() : objects.payerOf(project);
        payers.put(project, found);
        return found;
    }
}
