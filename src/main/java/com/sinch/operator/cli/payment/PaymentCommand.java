package com.sinch.operator.cli.payment;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code payment}: what can be done with payments. */
@Command(
        name = "payment",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Record that money came to a billing account, or went from it.")
public final class PaymentCommand {

    private PaymentCommand() {}

    /**
     * The command with what is beneath it, for a command line to take in.
     *
     * @param clients gives a client of the cluster each time; the command closes it
     * @param clock tells what day it is
     */
    public static CommandLine with(Supplier<? extends KubernetesClient> clients, Clock clock) {
        var add = new CommandLine(new AddCommand(clients, clock));
        // A negative amount looks like a flag.
        add.setUnmatchedOptionsArePositionalParams(true);
        return new CommandLine(new PaymentCommand()).addSubcommand(add);
    }
}
