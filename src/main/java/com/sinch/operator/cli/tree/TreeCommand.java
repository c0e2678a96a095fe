package com.sinch.operator.cli.tree;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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
            "What is not Ready is always shown, with its reason. It takes `list` on the four kinds; no Secret is read."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:The tree was shown, whatever is Ready in it.",
            "1:There is no such account, or the cluster could not be read.",
            "2:The command line was wrong."
        })
public final class TreeCommand implements Callable<Integer> {

    private static final int NAMES_SUGGESTED = 5;

    private final Supplier<? extends KubernetesClient> clients;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "Show the SinchAccount of this name only.")
    private @Nullable String account;

    @ArgGroup
    private @Nullable Scope scope;

    @Option(names = "--all", description = "Show every object; do not fold Ready siblings into one line.")
    private boolean all;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "How to write the tree: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    @SuppressWarnings("NullAway.Init") // picocli sets the default
    private Output output;

    /**
     * The command, for a command line to take in.
     *
     * @param clients gives a client of the cluster each time; the command closes it
     * @param clock tells the time that ages are counted to
     */
    public TreeCommand(Supplier<? extends KubernetesClient> clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** Shows the tree; returns the exit code. */
    @Override
    public Integer call() {
        try (var client = clients.get()) {
            var namespace = namespace(client);
            return show(TreeBuilder.build(new ListingReader(client).read(namespace)), namespace);
        } catch (KubernetesClientException e) {
            return fail(ClientFailure.explain(e));
        }
    }

    private int show(Tree tree, @Nullable String namespace) {
        if (account == null) {
            return print(tree, namespace);
        }
        var chosen = tree.only(account);
        if (chosen.accounts().isEmpty()) {
            return fail("There is no SinchAccount " + account + " in " + place(namespace) + known(tree, namespace));
        }
        return print(chosen, namespace);
    }

    private int print(Tree tree, @Nullable String namespace) {
        if (tree.isEmpty() && output == Output.table) {
            spec.commandLine().getErr().println("There are no SinchAccounts in " + place(namespace));
            return ExitCode.OK;
        }
        var out = spec.commandLine().getOut();
        out.print(output == Output.json ? new TreeJson().render(tree) : table(tree, namespace == null));
        out.flush();
        return ExitCode.OK;
    }

    private String table(Tree tree, boolean namespaces) {
        var ansi = spec.commandLine().getColorScheme().ansi();
        return new TreeTable(ansi, clock.instant(), namespaces).render(TreeLines.of(tree, all));
    }

    private int fail(String line) {
        spec.commandLine().getErr().println(line);
        return ExitCode.SOFTWARE;
    }

    /** The namespace to look in; null = all. */
    private @Nullable String namespace(KubernetesClient client) {
        if (scope != null) {
            return scope.allNamespaces ? null : scope.namespace;
        }
        var current = client.getNamespace();
        return current == null ? "default" : current;
    }

    private static String place(@Nullable String namespace) {
        return namespace == null ? "any namespace." : "namespace " + namespace + "; -A looks in all namespaces.";
    }

    /** For whoever mistyped a name. */
    private static String known(Tree tree, @Nullable String namespace) {
        if (tree.accounts().isEmpty()) {
            return "";
        }
        var more = tree.accounts().size() > NAMES_SUGGESTED ? ", ..." : "";
        return tree.accounts().stream()
                .limit(NAMES_SUGGESTED)
                .map(TreeNode::name)
                .map(name -> namespace == null ? name.key() : name.name())
                .collect(joining(", ", " Known: ", more));
    }

    /** Where to look: one or the other. */
    private static final class Scope {

        @Option(
                names = {"-n", "--namespace"},
                paramLabel = "NAMESPACE",
                description = "Look in this namespace; by default in the kubeconfig context's.")
        private @Nullable String namespace;

        @Option(
                names = {"-A", "--all-namespaces"},
                description = "Look in all namespaces.")
        private boolean allNamespaces;
    }
}
