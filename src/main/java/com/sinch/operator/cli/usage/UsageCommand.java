package com.sinch.operator.cli.usage;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.InputStream;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code usage}: what can be done with usage. */
@Command(
        name = "usage",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Record what a meter saw.")
public final class UsageCommand {

    private UsageCommand() {}

    /**
     * The command with what is beneath it, for a command line to take in.
     *
     * @param clients gives a client of the cluster each time; the command closes it
     * @param input what is read where the file is {@code -}
     */
    public static CommandLine with(Supplier<? extends KubernetesClient> clients, InputStream input) {
        return new CommandLine(new UsageCommand()).addSubcommand(new CommandLine(new ImportCommand(clients, input)));
    }
}
