package com.sinch.operator.cli.access;

import static java.util.stream.Collectors.joining;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Project;
import com.sinch.operator.cli.ClientFailure;
import com.sinch.operator.cli.ImpatientClient;
import com.sinch.operator.cli.Output;
import com.sinch.operator.cli.Place;
import com.sinch.operator.cli.ScopeOptions;
import com.sinch.operator.kubernetes.Facts;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code access}: shows who may do what with a project and its subprojects, and where what the API server allows
 * differs from what the project says. It only asks, and reads no Secret.
 */
@Command(
        name = "access",
        mixinStandardHelpOptions = true,
        description = {
            "Show what the members of a project may do with it and with its subprojects: what the project says, and what the"
                    + " API server really allows. Differences are marked.",
            "It asks four questions for each member and object. Of a user it asks what the user may do by name: groups are"
                    + " known only to whoever logs in. It takes `list` on projects and subprojects and `create` on"
                    + " subjectaccessreviews; no Secret is read."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:The access was shown, whatever differs.",
            "1:There is no such project, or the cluster could not be read.",
            "2:The command line was wrong."
        })
public final class AccessCommand implements Callable<Integer> {

    private final Supplier<? extends KubernetesClient> clients;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "The name of the Project.")
    @SuppressWarnings("NullAway.Init") // picocli demands it
    private String project;

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "How to write it: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    @SuppressWarnings("NullAway.Init") // picocli sets the default
    private Output output;

    /**
     * The command, for a command line to take in.
     *
     * @param clients gives a client of the cluster each time; the command closes it
     */
    public AccessCommand(Supplier<? extends KubernetesClient> clients) {
        this.clients = clients;
    }

    /** Shows the access; returns the exit code. */
    @Override
    public Integer call() {
        try (var client = clients.get()) {
            var place = scope.place(client);
            var reader = new AccessReader(ImpatientClient.of(client), place);
            var found = reader.projects(project);
            return found.size() == 1 ? show(found.get(0), reader) : fail(notOne(found, place));
        } catch (KubernetesClientException e) {
            return fail(ClientFailure.explain(e, "`list`, and for `create` on subjectaccessreviews beside that,"));
        }
    }

    private int show(Project found, AccessReader reader) {
        var objects = reader.objects(found);
        var access = reader.ask(found.getSpec().members(), objects);
        if (output == Output.json) {
            return print(new AccessJson().render(Facts.name(found), access));
        }
        if (access.isEmpty()) {
            return print(Facts.name(found) + " has no members.\n");
        }
        var ansi = spec.commandLine().getColorScheme().ansi();
        return print(new AccessTable(ansi).render(access) + elsewhere(found, objects.size() - 1, reader.place()));
    }

    private static String elsewhere(Project found, int shown, Place place) {
        var total = Optional.ofNullable(found.getStatus())
                .flatMap(status -> Optional.ofNullable(status.subprojects()))
                .map(ChildCount::total)
                .orElse(0);
        return place.everywhere() || total <= shown
                ? ""
                : (total - shown) + " of its Subprojects are in other namespaces; -A shows them.\n";
    }

    private String notOne(List<Project> found, Place place) {
        return found.isEmpty()
                ? "There is no Project " + project + " in " + place.withHint()
                : "There are several Projects " + project + "; choose one by -n: "
                        + found.stream()
                                .map(it -> it.getMetadata().getNamespace())
                                .sorted()
                                .collect(joining(", "));
    }

    private int print(String text) {
        var out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
        return ExitCode.OK;
    }

    private int fail(String line) {
        spec.commandLine().getErr().println(line);
        return ExitCode.SOFTWARE;
    }
}
