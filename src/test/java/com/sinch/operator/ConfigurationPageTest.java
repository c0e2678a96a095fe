package com.sinch.operator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

class ConfigurationPageTest {

    private static final int WIDTH = 100;
    private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{env:(?<variable>\\w+):-(?<value>.*)}");

    private final CommandLine program = Main.commandLine();

    @Test
    void thePageOfConfigurationSaysWhatTheCommandsSay() {
        GeneratedFile.check(Path.of("docs/reference/configuration.md"), page());
    }

    @Test
    void everyFlagOfTheOperatorTakesItsValueFromTheEnvironmentAsWell() {
        assertThat(flags()).isNotEmpty().allSatisfy(flag -> {
            var name = flag.longestName();
            assertThat(variable(flag))
                    .as(name)
                    .isEqualTo("SINCH_OPERATOR_"
                            + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT));
            assertThat(text(flag.description())).as(name).contains("Environment: " + variable(flag));
            if (takesValue(flag)) {
                assertThat(text(flag.description())).as(name).contains("by default " + defaultValue(flag));
            }
        });
    }

    private String page() {
        return """
                <!-- Generated from the commands; see CONTRIBUTING.md. -->
                # Configuration

                ## The operator

                `java -jar sinch-operator.jar`, or `java -jar sinch-operator.jar run`. A flag on the command line goes before its
                variable in the environment. A value out of its bounds ends the program with exit code 2 and a line that says so.

                | flag | environment | default | |
                |---|---|---|---|
                %s

                Beside these it reads `KUBECONFIG` (without it, the service account of the pod that it is in). Options of the JVM go
                into `JAVA_TOOL_OPTIONS`.

                It ends with exit code 0 when it was told to stop (SIGTERM), with 1 where it cannot start or cannot go on and has to be
                started anew, and with 2 where a flag is wrong; a line on the standard error says why.

                ## The commands

                All of them take their cluster from `KUBECONFIG`. As a plugin of kubectl they are `kubectl sinch COMMAND`.

                %s"""
                .formatted(
                        flags().stream().map(ConfigurationPageTest::row).collect(joining("\n")),
                        commands(program).map(ConfigurationPageTest::usage).collect(joining("\n")));
    }

    private List<OptionSpec> flags() {
        var run = Objects.requireNonNull(program.getSubcommands().get("run"));
        return run.getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .toList();
    }

    private static String row(OptionSpec flag) {
        var label = takesValue(flag) ? " " + flag.paramLabel() : "";
        var said = text(flag.description()).replaceAll(" Environment: \\S+", "").strip();
        var value = defaultValue(flag);
        return "| `%s%s` | `%s` | %s | %s |"
                .formatted(
                        flag.longestName(),
                        label,
                        variable(flag),
                        value.isEmpty() ? "" : "`" + value + "`",
                        said.replaceAll("; by default (?!all)[^.;,]+(?=[.;,]|$)", ""));
    }

    private static boolean takesValue(OptionSpec flag) {
        return flag.arity().max() > 0;
    }

    private static String variable(OptionSpec flag) {
        return group(flag, "variable");
    }

    private static String defaultValue(OptionSpec flag) {
        return group(flag, "value");
    }

    private static String group(OptionSpec flag, String group) {
        // As it is written, and not what it is here.
        flag.command().interpolateVariables(false);
        var written = Optional.ofNullable(flag.defaultValue()).orElse("");
        flag.command().interpolateVariables(true);
        var found = FROM_ENVIRONMENT.matcher(written);
        assertThat(found.matches()).as(flag.longestName()).isTrue();
        return Objects.requireNonNull(found.group(group));
    }

    /** Those that do something, but for the operator itself. */
    private static Stream<CommandLine> commands(CommandLine parent) {
        return parent.getSubcommands().values().stream()
                .filter(command -> !command.getCommandName().equals("run"))
                .flatMap(command -> command.getSubcommands().isEmpty() ? Stream.of(command) : commands(command));
    }

    private static String usage(CommandLine command) {
        command.setUsageHelpWidth(WIDTH);
        var name = command.getCommandSpec().qualifiedName().replaceFirst("sinch-operator ", "");
        return """
                ### %s

                ```text
                %s
                ```
                """
                .formatted(name, command.getUsageMessage(Ansi.OFF).stripTrailing());
    }

    private static String text(String... lines) {
        return String.join(" ", lines);
    }
}
