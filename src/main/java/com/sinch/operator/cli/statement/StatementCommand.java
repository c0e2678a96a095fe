package com.sinch.operator.cli.statement;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.cli.ClientFailure;
import com.sinch.operator.cli.ImpatientClient;
import com.sinch.operator.cli.PlainText;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.domain.statement.Compilation;
import com.sinch.operator.domain.statement.NameFilter;
import com.sinch.operator.domain.statement.Payer;
import com.sinch.operator.domain.statement.Register;
import com.sinch.operator.domain.statement.Scope;
import com.sinch.operator.domain.statement.Unknown;
import com.sinch.operator.kubernetes.Facts;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code statement}: shows what stood on an account in a month. It only reads, and never a Secret. */
@Command(
        name = "statement",
        mixinStandardHelpOptions = true,
        description = {
            "Show the statement of an account for a month: of each billing account what stood on it, what was paid, what was"
                    + " charged by project, subproject and product, and what is left.",
            "Names are NAME or NAMESPACE/NAME. It takes `list` on billing accounts, payments, usage reports, projects and"
                    + " subprojects in the namespaces of the account's billing accounts, and `get` on the account; where the"
                    + " account permits billing accounts in other namespaces, `list` on those of all namespaces, unless"
                    + " --billing-account tells the namespace. No Secret is read."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:The statement was shown.",
            "1:Something of that name does not exist, or the cluster could not be read.",
            "2:The command line was wrong."
        })
public final class StatementCommand implements Callable<Integer> {

    private static final int NAMES_SUGGESTED = 5;

    private final Supplier<? extends KubernetesClient> clients;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(paramLabel = "ACCOUNT", description = "The SinchAccount.")
    @SuppressWarnings("NullAway.Init") // picocli demands it
    private String account;

    @Option(
            names = "--period",
            paramLabel = "MONTH",
            converter = MonthConverter.class,
            description = "The month, like 2026-11; by default the present one, in UTC.")
    private @Nullable YearMonth period;

    @Option(
            names = "--billing-account",
            paramLabel = "NAME",
            description = "Show only the part of this billing account.")
    private @Nullable String billingAccount;

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "Show only the charges of this project, without payments and balances.")
    private @Nullable String project;

    @Option(
            names = "--subproject",
            paramLabel = "NAME",
            description = "Show only the charges of this subproject, without payments and balances.")
    private @Nullable String subproject;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "The namespace of the account; by default the kubeconfig context's.")
    private @Nullable String namespace;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description =
                    "How to write it: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default. html is a page to print.")
    @SuppressWarnings("NullAway.Init") // picocli sets the default
    private Format format;

    /**
     * The command, for a command line to take in.
     *
     * @param clients gives a client of the cluster each time; the command closes it
     * @param clock tells which month is the present one
     */
    public StatementCommand(Supplier<? extends KubernetesClient> clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** Shows the statement; returns the exit code. */
    @Override
    public Integer call() {
        try (var client = clients.get()) {
            var name = NameFilter.of(account);
            var home = name.namespace().orElseGet(() -> home(client));
            var reader = new StatementReader(ImpatientClient.of(client));
            var found = reader.account(home, name.name());
            return found.isPresent()
                    ? show(found.get(), reader)
                    : fail(unknown("SinchAccount", name.name(), " in namespace " + home, reader.accounts(home)));
        } catch (KubernetesClientException e) {
            return fail(ClientFailure.explain(e, "`get` and `list`"));
        }
    }

    private String home(KubernetesClient client) {
        var chosen = namespace == null ? client.getNamespace() : namespace;
        return chosen == null ? "default" : chosen;
    }

    private int show(SinchAccount found, StatementReader reader) {
        var wanted = filter(billingAccount);
        var all = reader.register(found, wanted);
        var register = wanted.map(it -> all.only(matching(all, it))).orElse(all);
        if (wanted.isPresent() && register.payers().isEmpty()) {
            return fail(unknown(new Unknown("BillingAccount", wanted.get(), names(all))));
        }
        var namespaces = names(register).stream().map(ObjectName::namespace).collect(Collectors.toSet());
        var scope = new Scope(month(), filter(project), filter(subproject));
        var compilation = reader.compile(namespaces, found, living -> new Compilation(scope, register, living));
        var unknown = compilation.unknown();
        if (unknown.isPresent()) {
            return fail(unknown(unknown.get()));
        }
        var statement = compilation.statement(
                Facts.name(found), Optional.ofNullable(found.getSpec().displayName()));
        var out = spec.commandLine().getOut();
        var ansi = spec.commandLine().getColorScheme().ansi();
        out.print(format.render(statement, new Format.Look(ansi, LocalDate.now(clock))));
        out.flush();
        return ExitCode.OK;
    }

    private String month() {
        return (period == null ? YearMonth.now(clock) : period).toString();
    }

    private static Optional<NameFilter> filter(@Nullable String typed) {
        return Optional.ofNullable(typed).map(NameFilter::of);
    }

    private static List<Payer> matching(Register register, NameFilter wanted) {
        return register.payers().stream()
                .filter(payer -> wanted.matches(payer.name()))
                .toList();
    }

    private static List<ObjectName> names(Register register) {
        return register.payers().stream().map(Payer::name).toList();
    }

    private static String unknown(Unknown unknown) {
        return unknown(unknown.kind(), unknown.name().toString(), " of this account", unknown.known());
    }

    /** For whoever mistyped a name. */
    private static String unknown(String kind, String name, String where, List<ObjectName> known) {
        var names = known.stream()
                .sorted(Comparator.comparing(ObjectName::key))
                .limit(NAMES_SUGGESTED)
                .map(ObjectName::key)
                .collect(joining(", ", " Known: ", known.size() > NAMES_SUGGESTED ? ", ..." : ""));
        return "There is no " + kind + " " + PlainText.oneLine(name) + where + "." + (known.isEmpty() ? "" : names);
    }

    private int fail(String line) {
        spec.commandLine().getErr().println(line);
        return ExitCode.SOFTWARE;
    }
}
