package com.sinch.operator;

import com.sinch.operator.cli.tree.TreeCommand;
import com.sinch.operator.kubernetes.InClusterKeyIssuer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program {@code sinch-operator}: here the clock, randomness and the environment come in, and nowhere else. */
@Command(
        name = "sinch-operator",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "A Kubernetes operator for the Sinch account model.",
        footer = {"", "Without a command the operator runs; `run --help` shows its flags."})
public final class Main {

    private static final Set<String> OWN_FLAGS = Set.of("-h", "--help", "-V", "--version");

    private Main() {}

    /** Runs the command that {@code arguments} name, by default {@code run}, and exits with its code. */
    public static void main(String[] arguments) {
        var commandLine = commandLine();
        // Trees are drawn with more than ASCII, and a container seldom says so in LANG.
        commandLine.setOut(new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(commandLine.execute(withDefaultCommand(arguments)));
    }

    private static CommandLine commandLine() {
        var clock = Clock.systemUTC();
        var issuer = new InClusterKeyIssuer(UUID::randomUUID, new SecureRandom());
        return new CommandLine(new Main())
                .addSubcommand(new RunCommand(Main::connect, issuer, clock))
                .addSubcommand(new TreeCommand(Main::connect, clock));
    }

    /** The cluster of KUBECONFIG, or the one whose pod this is. */
    private static KubernetesClient connect() {
        return new KubernetesClientBuilder().build();
    }

    private static String[] withDefaultCommand(String[] arguments) {
        var named = arguments.length > 0 && (!arguments[0].startsWith("-") || OWN_FLAGS.contains(arguments[0]));
        return named
                ? arguments
                : Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray(String[]::new);
    }

    /** The version that the build wrote to the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            var built = Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
            return new String[] {"sinch-operator " + built.orElse("(not built into a jar)")};
        }
    }
}
