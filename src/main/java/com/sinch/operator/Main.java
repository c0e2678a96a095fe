package com.sinch.operator;

import com.sinch.operator.cli.access.AccessCommand;
import com.sinch.operator.cli.payment.PaymentCommand;
import com.sinch.operator.cli.release.ReleaseCommand;
import com.sinch.operator.cli.statement.StatementCommand;
import com.sinch.operator.cli.tree.TreeCommand;
import com.sinch.operator.cli.usage.UsageCommand;
import com.sinch.operator.kubernetes.ColdStartHttpClientFactory;
import com.sinch.operator.kubernetes.InClusterKeyIssuer;
import com.sinch.operator.kubernetes.OperatorClient;
import com.sinch.operator.runtime.RefusedCredentials;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The program {@code sinch-operator}: here the clock, randomness and the environment come in, and nowhere else. */
@Command(
        name = "sinch-operator",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "A Kubernetes operator for the Sinch account model.",
        footer = {"", "Without a command the operator runs; `run --help` shows its flags."})
public final class Main {

    private static final String RUN = "run";
    private static final Set<String> OWN_FLAGS = Set.of("-h", "--help", "-V", "--version");

    /** Under which name the jar was started by itself, with {@code src/main/sh/launcher.sh}; absent under java -jar. */
    private static final String PROGRAM = "sinch.operator.program";

    private Main() {}

    /**
     * Runs the command that {@code arguments} name, and exits with its code. Without a command {@code java -jar} runs the
     * operator; whoever starts the jar by itself, for instance as a plugin of kubectl, is shown what there is.
     */
    public static void main(String[] arguments) {
        var program = Optional.ofNullable(System.getProperty(PROGRAM));
        var line = program.isPresent() ? orHelp(arguments) : orRun(arguments);
        // Before anything logs.
        var json = line[0].equals(RUN) && LogOptions.apply(line);
        if (!line[0].equals(RUN)) {
            System.getProperties().putIfAbsent("logback.configurationFile", "logback-commands.xml");
        }
        // The flags of all other commands would take the operator a twentieth of its start.
        var commandLine = line[0].equals(RUN) ? operatorAlone() : commandLine();
        program.ifPresent(name -> rename(commandLine, name));
        if (json) {
            commandLine.setParameterExceptionHandler(Main::logged);
        }
        // Trees are drawn with more than ASCII, and a container seldom says so in LANG.
        commandLine.setOut(new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(commandLine.execute(line));
    }

    /** All commands with their flags; the page of configuration is made of it. */
    static CommandLine commandLine() {
        var clock = Clock.systemUTC();
        return operatorAlone()
                .addSubcommand(new TreeCommand(Main::connect, clock))
                .addSubcommand(new AccessCommand(Main::connect))
                .addSubcommand(PaymentCommand.with(Main::connect, clock))
                .addSubcommand(UsageCommand.with(Main::connect, System.in))
                .addSubcommand(new StatementCommand(Main::connect, clock))
                .addSubcommand(new ReleaseCommand(Main::connect, clock));
    }

    private static CommandLine operatorAlone() {
        var issuer = new InClusterKeyIssuer(UUID::randomUUID, new SecureRandom());
        return new CommandLine(new Main())
                .addSubcommand(
                        new RunCommand(Main::connect, issuer, Clock.systemUTC(), System::nanoTime, Main::identity));
    }

    /** The cluster of KUBECONFIG, or the one whose pod this is. */
    private static KubernetesClient connect() {
        return new KubernetesClientBuilder()
                .withHttpClientFactory(new ColdStartHttpClientFactory())
                .build();
    }

    private static KubernetesClient connect(Map<String, Interceptor> interceptors) {
        return OperatorClient.builder()
                .withHttpClientBuilderConsumer(http -> {
                    interceptors.forEach(http::addOrReplaceInterceptor);
                    http.addOrReplaceInterceptor("refused-credentials", new RefusedCredentials());
                })
                .build();
    }

    /** Tells a pod from the one that had its name before. */
    private static String identity() {
        var host = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("sinch-operator");
        return host + "_" + UUID.randomUUID();
    }

    /** Whoever reads JSON gets no page on how to use it. */
    private static int logged(ParameterException mistake, String... arguments) {
        LoggerFactory.getLogger(Main.class).error("{}", mistake.getMessage());
        return mistake.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
    }

    private static void rename(CommandLine commandLine, String program) {
        commandLine.setCommandName(program);
        commandLine
                .getCommandSpec()
                .usageMessage()
                .footer("", "`" + program + " COMMAND --help` shows the flags of one.");
    }

    private static String[] orHelp(String[] arguments) {
        return arguments.length > 0 ? arguments : new String[] {"--help"};
    }

    private static String[] orRun(String[] arguments) {
        var named = arguments.length > 0 && (!arguments[0].startsWith("-") || OWN_FLAGS.contains(arguments[0]));
        return named
                ? arguments
                : Stream.concat(Stream.of(RUN), Stream.of(arguments)).toArray(String[]::new);
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
