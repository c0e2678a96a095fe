package com.sinch.operator;

import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.runtime.SinchOperator;
import com.sinch.operator.runtime.StartupProblem;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the operator until it is told to stop. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Runs the operator against the cluster of KUBECONFIG, or the one whose pod it is in. The default command.")
final class RunCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

    private final Supplier<KubernetesClient> clients;
    private final KeyIssuer issuer;
    private final Clock clock;

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RunCommand(Supplier<KubernetesClient> clients, KeyIssuer issuer, Clock clock) {
        this.clients = clients;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        return run(config());
    }

    private OperatorConfig config() {
        try {
            return options.toConfig();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Answers a signal as a pod should: what is in flight is finished, and the exit code is 0. */
    private int run(OperatorConfig config) throws InterruptedException {
        var exitCode = new AtomicInteger();
        var ended = new CountDownLatch(1);
        try (var client = clients.get()) {
            var operator = SinchOperator.start(config, client, issuer, clock, () -> {
                exitCode.set(1);
                ended.countDown();
            });
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                log.info("Stopping");
                                operator.close();
                                // Without this the exit code would be that of the signal.
                                Runtime.getRuntime().halt(exitCode.get());
                            },
                            "shutdown"));
            ended.await();
            return exitCode.get();
        } catch (StartupProblem problem) {
            log.error("{}", problem.getMessage());
            log.debug("The cause", problem);
            return 1;
        }
    }
}
