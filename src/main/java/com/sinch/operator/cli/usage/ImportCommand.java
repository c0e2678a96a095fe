package com.sinch.operator.cli.usage;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import com.sinch.operator.api.Labels;
import com.sinch.operator.cli.ClientFailure;
import com.sinch.operator.cli.ImpatientClient;
import com.sinch.operator.cli.NamespaceOption;
import com.sinch.operator.cli.PlainText;
import com.sinch.operator.cli.Refusal;
import com.sinch.operator.domain.billing.Decimals;
import com.sinch.operator.domain.billing.ImportPlan;
import com.sinch.operator.domain.billing.Reimport;
import com.sinch.operator.domain.hierarchy.ObjectName;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code usage import}: records a file of usage, once. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Record usage from a file of CSV as UsageReports, of up to 1,000 lines each. Its first line names the columns, in any"
                    + " order: " + Column.ALL
                    + ". Without a subproject a line is the project's own; projects and subprojects are"
                    + " written as name or namespace/name.",
            "All or nothing: one bad line, and nothing is recorded. A file is recorded once, however often it is imported, and an"
                    + " import that was stopped goes on when it is run again. What was imported from a source stays: the same"
                    + " source with other content is refused, and a correction comes as negative lines from a source of its own.",
            "It takes `list` on projects and subprojects, `get` on billingaccounts, and `list`, `get` and `create` on"
                    + " usagereports."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:The file is recorded, now or already.",
            "1:A line is bad, other content was imported from the source before, or the cluster did not take it.",
            "2:The command line was wrong."
        })
final class ImportCommand implements Callable<Integer> {

    private static final int LONGEST_SOURCE = 253;

    private final Supplier<? extends KubernetesClient> clients;
    private final InputStream input;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file, in UTF-8; - reads standard input.")
    @SuppressWarnings("NullAway.Init") // picocli demands it
    private String file;

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            description =
                    "What the usage comes from, which tells one import from another; by default the file's name without"
                            + " its folder.")
    private @Nullable String source;

    @Option(
            names = "--billing-account",
            paramLabel = "NAME",
            description =
                    "The BillingAccount that is charged, as name or namespace/name; by default the one that each project"
                            + " is linked to.")
    private @Nullable String billingAccount;

    @Mixin
    private NamespaceOption namespace = new NamespaceOption();

    /**
     * The command.
     *
     * @param clients gives a client of the cluster each time; the command closes it
     * @param input what is read where the file is {@code -}
     */
    ImportCommand(Supplier<? extends KubernetesClient> clients, InputStream input) {
        this.clients = clients;
        this.input = input;
    }

    /** Records the file; returns the exit code. */
    @Override
    public Integer call() {
        try (var client = clients.get()) {
            var name = sourceName();
            try (var opened = UsageFile.open(file, input)) {
                print(record(client, opened, name));
            }
            return ExitCode.OK;
        } catch (Refusal e) {
            complain(e.inWords());
            return e.exitCode();
        } catch (IOException e) {
            complain("The file could not be read: " + PlainText.oneLine(String.valueOf(e.getMessage())));
            return ExitCode.SOFTWARE;
        } catch (KubernetesClientException e) {
            complain(explain(e));
            return ExitCode.SOFTWARE;
        }
    }

    private String sourceName() throws Refusal {
        var named = source == null ? UsageFile.name(file) : Optional.of(source);
        var name = named.orElseThrow(
                () -> Refusal.usage("What comes through a pipe has no name: say by --source what it is."));
        int characters = name.codePointCount(0, name.length());
        if (characters < 1 || characters > LONGEST_SOURCE) {
            throw Refusal.usage("--source has not between 1 and " + LONGEST_SOURCE + " characters.");
        }
        return name;
    }

    private String record(KubernetesClient client, UsageFile opened, String name) throws Refusal, IOException {
        var impatient = ImpatientClient.of(client);
        var home = namespace.home(client);
        var objects = new KnownObjects(impatient);
        var payer = payer(objects, home);
        var progress = new Progress(
                spec.commandLine().getErr(),
                spec.commandLine().getColorScheme().ansi().enabled());
        var reading = new Reading(objects, payer, home, progress);
        try (var content = opened.read()) {
            UsageCsv.read(content, reading);
        } finally {
            progress.end();
        }
        refuseBad(reading, name);
        var plan = reading.plan();
        var reimport = new Reimport(plan);
        var recorded = new Recorded(impatient, name);
        var found = find(recorded, reimport, reading.payers());
        var parts = new Parts(opened, home);
        refuseOther(reimport, payer, name);
        if (!reimport.agrees()) {
            throw differs(reimport, parts, recorded, name);
        }
        warn(reading, objects, found, reimport);
        long due = reimport.missing().count();
        // With the client's usual patience: a report that is created twice is created once.
        try (var writing = new Writing(client, name, plan, reading.payers(), progress, due)) {
            try {
                write(writing, reimport, plan, parts, due);
            } finally {
                writing.end();
                progress.end();
            }
            refuseStopped(writing, due, name);
            return summary(name, plan, writing.created());
        }
    }

    private Optional<Payer> payer(KnownObjects objects, String home) throws Refusal {
        if (billingAccount == null) {
            return Optional.empty();
        }
        try {
            var named = ObjectName.read("BillingAccount", billingAccount, home);
            return Optional.of(objects.payer(named).orElseThrow(() -> Refusal.state("There is no " + named + ".")));
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("--billing-account " + PlainText.quoted(billingAccount) + " " + e.getMessage() + ".");
        }
    }

    private static void refuseBad(Reading reading, String name) throws Refusal {
        if (!reading.bad().isEmpty()) {
            throw Refusal.state(PlainText.oneLine(name) + " was not imported, and nothing was written:\n"
                    + reading.bad().inWords());
        }
        if (reading.lines() == 0) {
            throw Refusal.state(PlainText.oneLine(name) + " has no lines, so there is nothing to import.");
        }
    }

    private static Recorded.Found find(Recorded recorded, Reimport reimport, Map<ObjectName, Payer> payers)
            throws Refusal {
        var homes = payers.values().stream()
                .map(it -> it.billingAccount().namespace())
                .collect(toSet());
        var found = recorded.find(reimport, homes, payers.keySet());
        if (!found.strange().isEmpty()) {
            throw Refusal.state(found.strange().get(0) + " carries the label " + Labels.SOURCE
                    + " of that source, and no import made it: nothing was written. Take the label away.");
        }
        return found;
    }

    private static void refuseOther(Reimport reimport, Optional<Payer> payer, String name) throws Refusal {
        var charged = new HashSet<>(reimport.billingAccounts());
        if (payer.isEmpty()
                || charged.isEmpty()
                || charged.equals(Set.of(payer.get().billingAccount()))) {
            return;
        }
        throw Refusal.state(PlainText.oneLine(name) + " was imported before and charged to "
                + charged.stream().map(ObjectName::toString).sorted().collect(joining(", ")) + ", not to "
                + payer.get().billingAccount() + " alone: nothing was written.");
    }

    private static Refusal differs(Reimport reimport, Parts parts, Recorded recorded, String name) throws IOException {
        var differences = new Differences();
        var changed = reimport.changed();
        var missing = reimport.missing().collect(toSet());
        parts.forEach(part -> {
            var report = changed.get(part.key());
            if (report != null) {
                recorded.get(report).flatMap(Recorded::part).ifPresent(before -> differences.add(report, before, part));
            }
            if (missing.contains(part.key())) {
                differences.come(part);
            }
            return !differences.full();
        });
        reimport.vanished().stream().takeWhile(report -> !differences.full()).forEach(report -> recorded.get(report)
                .flatMap(Recorded::part)
                .ifPresent(before -> differences.gone(report, before)));
        int all = changed.size() + missing.size() + reimport.vanished().size();
        return Refusal.state(
                PlainText.oneLine(name)
                        + " was imported before with other content, so nothing was written."
                        + " What differs (- as recorded, + as in the file):\n" + differences.inWords(all)
                        + "What was recorded stays. Import a correction, as negative lines, from a source of its own (--source).");
    }

    private void warn(Reading reading, KnownObjects objects, Recorded.Found found, Reimport reimport) {
        var unknownProjects =
                reading.unknownProjects().stream().limit(5).map(ObjectName::key).collect(joining(", "));
        Stream.of(
                        reading.unknown().inWords(),
                        unknownProjects.isEmpty()
                                ? Optional.<String>empty()
                                : Optional.of(
                                        Counts.of(reading.unknownProjects().size(), "project")
                                                + " not found, so that the lines count for the billing account alone: "
                                                + unknownProjects + "."),
                        objects.unseen().isEmpty()
                                ? Optional.<String>empty()
                                : Optional.of("whether subprojects exist in " + String.join(", ", objects.unseen())
                                        + " is not known: you may not list them."),
                        found.everywhere()
                                ? Optional.<String>empty()
                                : Optional.of(
                                        "you may not list UsageReports in all namespaces, so it is not known whether this"
                                                + " was imported into others before."))
                .flatMap(Optional::stream)
                .forEach(warning -> complain("Warning: " + warning));
        reimport.twice()
                .forEach(twice -> complain("Warning: " + twice.get(0) + " and " + twice.get(1)
                        + " say the same, and both count: delete one of them."));
    }

    private static void write(Writing writing, Reimport reimport, ImportPlan plan, Parts parts, long due)
            throws Refusal, IOException {
        if (due == 0) {
            return;
        }
        var changed = new boolean[1];
        boolean whole = parts.forEach(part -> {
            changed[0] |= !plan.holds(part);
            return !changed[0] && (reimport.has(part.key()) || writing.add(part));
        });
        if (changed[0] || !whole) {
            writing.end();
            throw Refusal.state("The file changed while it was imported. " + written(writing, due) + " Import the"
                    + " rest, as it was, from a file that nobody writes to.");
        }
    }

    private static void refuseStopped(Writing writing, long due, String name) throws Refusal {
        var failure = writing.failure();
        if (failure.isEmpty()) {
            return;
        }
        var reason = failure.get() instanceof Writing.Failure.Refused refused
                ? explain(refused.cause()) + " " + written(writing, due) + " Running it again goes on."
                : inWords((Writing.Failure.Taken) failure.get(), name) + " " + written(writing, due);
        throw Refusal.state(reason);
    }

    private static String inWords(Writing.Failure.Taken taken, String name) {
        return taken.report() + " is there and says something else: somebody imported other content from "
                + PlainText.oneLine(name) + " at the same time. Running it again shows what differs.";
    }

    private static String written(Writing writing, long due) {
        return Counts.of(writing.created(), "UsageReport") + " of " + due + " written.";
    }

    private static String summary(String name, ImportPlan plan, long created) {
        var sums = plan.totals().entrySet().stream()
                .map(entry -> Decimals.write(entry.getValue()) + " " + entry.getKey())
                .collect(joining(", "));
        return PlainText.oneLine(name) + ": " + Counts.of(created, "UsageReport") + " created, "
                + String.format(Locale.ROOT, "%,d", plan.parts().size() - created) + " already there; "
                + Counts.of(plan.lines(), "line") + ", " + sums + ".\n";
    }

    private static String explain(KubernetesClientException failure) {
        return ClientFailure.explain(
                failure,
                "`list` on projects and subprojects, `get` on billingaccounts, and `list`, `get` and `create`"
                        + " on usagereports");
    }

    private void print(String text) {
        var out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private void complain(String text) {
        spec.commandLine().getErr().println(text);
    }
}
