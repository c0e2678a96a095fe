package com.sinch.operator.cli.tree;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.cli.ClientFailure;
import com.sinch.operator.cli.ImpatientClient;
import com.sinch.operator.cli.Output;
import com.sinch.operator.cli.Place;
import com.sinch.operator.cli.ScopeOptions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code tree}: shows accounts and everything beneath them, and says what is not Ready and why. It only reads,
 * and never a Secret.
 */
@Command(
        name = "tree",
        mixinStandardHelpOptions = true,
        description = {
            "Show accounts and what hangs beneath them as a tree.",
            "What is not Ready is always shown, with its reason. It takes `list` on the four kinds, and `watch` for"
                    + " --watch; no Secret is read."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:The tree was shown, whatever is Ready in it.",
            "1:There is no such account, or the cluster could not be read.",
            "2:The command line was wrong."
        })
public final class TreeCommand implements Callable<Integer> {

    private static final int NAMES_SUGGESTED = 5;

    /** An API server that is restarted is back by then, and its watches too. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Supplier<? extends KubernetesClient> clients;
    private final Clock clock;
    private final Duration patience;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "Show the SinchAccount of this name only.")
    private @Nullable String account;

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Option(names = "--all", description = "Show every object; do not fold Ready siblings into one line.")
    private boolean all;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "How to write the tree: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    @SuppressWarnings("NullAway.Init") // picocli sets the default
    private Output output;

    @Option(
            names = {"-w", "--watch"},
            description = "Show the tree anew whenever something in it changes, until Ctrl-C.")
    private boolean watch;

    /**
     * The command, for a command line to take in.
     *
     * @param clients gives a client of the cluster each time; the command closes it
     * @param clock tells the time that ages are counted to
     */
    public TreeCommand(Supplier<? extends KubernetesClient> clients, Clock clock) {
        this(clients, clock, PATIENCE);
    }

    /**
     * The command with a patience of its own.
     *
     * @param patience how long --watch bears an API server that is away
     */
    TreeCommand(Supplier<? extends KubernetesClient> clients, Clock clock, Duration patience) {
        this.clients = clients;
        this.clock = clock;
        this.patience = patience;
    }

    /** Shows the tree; returns the exit code. */
    @Override
    public Integer call() throws InterruptedException {
        try (var client = clients.get()) {
            var place = scope.place(client);
            var ansi = spec.commandLine().getColorScheme().ansi();
            var view = new View(account, place, all, output, ansi);
            var impatient = ImpatientClient.of(client);
            return watch ? watch(impatient, view) : show(impatient, view);
        } catch (KubernetesClientException e) {
            return fail(ClientFailure.explain(e, watch ? "`list` and `watch`" : "`list`"));
        }
    }

    private int show(KubernetesClient client, View view) {
        var tree = TreeBuilder.build(new ListingReader(client, view.place()).read());
        var picture = view.of(tree);
        if (picture instanceof Picture.NoSuchAccount absent) {
            return fail("There is no SinchAccount " + absent.account() + " in "
                    + absent.place().withHint() + known(tree, absent.place()));
        }
        if (picture instanceof Picture.NoAccounts absent) {
            spec.commandLine()
                    .getErr()
                    .println("There are no SinchAccounts in " + absent.place().withHint());
            return ExitCode.OK;
        }
        var out = spec.commandLine().getOut();
        out.print(picture.text(clock.instant()));
        out.flush();
        return ExitCode.OK;
    }

    /** Ctrl-C is its ordinary end, and no failure. */
    private int watch(KubernetesClient client, View view) throws InterruptedException {
        var interrupted = new Thread(() -> Runtime.getRuntime().halt(ExitCode.OK), "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            return watchToTheEnd(client, view);
        } finally {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
    }

    private int watchToTheEnd(KubernetesClient client, View view) throws InterruptedException {
        var commandLine = spec.commandLine();
        var terminal = view.ansi().enabled();
        var screen = new Screen(commandLine.getOut(), commandLine.getErr(), output, terminal);
        try (var objects = LiveListing.open(client, view.place())) {
            if (new TreeWatch(objects, view, screen, clock, patience).run() == TreeWatch.End.ABANDONED) {
                return ExitCode.OK;
            }
        }
        // Who asks once more is told why.
        new ListingReader(client, view.place()).read();
        return fail("The API server lists the objects but tells of no changes: start the command anew.");
    }

    private int fail(String line) {
        spec.commandLine().getErr().println(line);
        return ExitCode.SOFTWARE;
    }

    /** For whoever mistyped a name. */
    private static String known(Tree tree, Place place) {
        if (tree.accounts().isEmpty()) {
            return "";
        }
        var more = tree.accounts().size() > NAMES_SUGGESTED ? ", ..." : "";
        return tree.accounts().stream()
                .limit(NAMES_SUGGESTED)
                .map(TreeNode::name)
                .map(name -> place.everywhere() ? name.key() : name.name())
                .collect(joining(", ", " Known: ", more));
    }
}
