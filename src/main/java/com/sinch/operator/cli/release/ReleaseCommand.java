package com.sinch.operator.cli.release;

import com.sinch.operator.api.ApiGroup;
import com.sinch.operator.cli.ClientFailure;
import com.sinch.operator.cli.ImpatientClient;
import com.sinch.operator.cli.Place;
import com.sinch.operator.cli.ScopeOptions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code release}: lets go of objects that wait for an operator which is gone. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = {
            "Remove the operator's finalizer from SinchAccounts, BillingAccounts and Projects, so that they can be deleted"
                    + " after the operator was uninstalled.",
            "Without --confirm it only shows what it would do. It takes `list`, and with --confirm `get` and `patch`, on"
                    + " these kinds."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:The objects were shown, or all of them released.",
            "1:An object could not be released, or the cluster could not be read.",
            "2:The command line was wrong."
        })
public final class ReleaseCommand implements Callable<Integer> {

    private static final String WARNING =
            """
            A running operator puts the finalizer back on what is not being deleted: stop it first.
            What hangs beneath a released object goes on existing, keys included.
            """;

    private final Supplier<? extends KubernetesClient> clients;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Option(names = "--terminating", description = "Only objects that are being deleted already.")
    private boolean terminating;

    @Option(names = "--confirm", description = "Remove the finalizer; without this flag nothing is changed.")
    private boolean confirm;

    /**
     * The command, for a command line to take in.
     *
     * @param clients gives a client of the cluster each time; the command closes it
     * @param clock tells the time that ages are counted to
     */
    public ReleaseCommand(Supplier<? extends KubernetesClient> clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** Shows or releases the objects; returns the exit code. */
    @Override
    public Integer call() {
        try (var client = clients.get()) {
            var objects = new HeldObjects(ImpatientClient.of(client));
            var place = scope.place(client);
            var held = objects.list(place).stream()
                    .filter(object -> object.terminating() || !terminating)
                    .toList();
            if (held.isEmpty()) {
                print(nothing(place) + "\n");
                return ExitCode.OK;
            }
            return confirm ? release(held, new Release(objects)) : show(held);
        } catch (KubernetesClientException e) {
            complain(ClientFailure.explain(e, "`list`"));
            return ExitCode.SOFTWARE;
        }
    }

    private int show(List<HeldObject> held) {
        var ansi = spec.commandLine().getColorScheme().ansi();
        print(new HeldTable(ansi, clock.instant()).render(held));
        print("\nNothing was changed. With --confirm the finalizer " + ApiGroup.FINALIZER + " is removed from "
                + count(held.size()) + ".\n" + WARNING);
        return ExitCode.OK;
    }

    private int release(List<HeldObject> held, Release release) {
        int failures = 0;
        for (var object : held) {
            var outcome = release.release(object);
            var line = object.name() + ": " + outcome.inWords();
            if (outcome instanceof Outcome.NotReleased) {
                failures++;
                complain(line);
            } else {
                print(line + "\n");
            }
        }
        print("\nReleased " + (held.size() - failures) + " of " + count(held.size()) + ".\n" + WARNING);
        return failures == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private String nothing(Place place) {
        return "Nothing" + (terminating ? " that is being deleted" : "") + " carries the finalizer "
                + ApiGroup.FINALIZER + " in " + place.withHint();
    }

    private static String count(int objects) {
        return objects == 1 ? "1 object" : objects + " objects";
    }

    private void print(String text) {
        var out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private void complain(String line) {
        spec.commandLine().getErr().println(line);
    }
}
