package com.sinch.operator;

import com.sinch.operator.domain.key.KeyIssuer;
import com.sinch.operator.runtime.Leadership;
import com.sinch.operator.runtime.SinchOperator;
import com.sinch.operator.runtime.StartupProblem;
import com.sinch.operator.runtime.Telemetry;
import com.sinch.operator.runtime.WriteFence;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
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

    private final Function<Map<String, Interceptor>, KubernetesClient> clients;
    private final KeyIssuer issuer;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Supplier<String> identity;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private LogOptions logOptions = new LogOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * @param clients makes a client whose requests go through interceptors, by their names
     * @param issuer makes the keys
     * @param clock tells the time
     * @param nanoTime a clock that only goes forward, in nanoseconds
     * @param identity makes up what this operator calls itself where several of them run
     */
    RunCommand(
            Function<Map<String, Interceptor>, KubernetesClient> clients,
            KeyIssuer issuer,
            Clock clock,
            LongSupplier nanoTime,
            Supplier<String> identity) {
        this.clients = clients;
        this.issuer = issuer;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.identity = identity;
    }

    @Override
    public Integer call() throws InterruptedException {
        log.debug("The log: {}, {}", logOptions.format(), logOptions.level());
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> log.error("{} ended", thread.getName(), failure));
        return run(config());
    }

    private OperatorConfig config() {
        try {
            return options.toConfig(identity.get());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Answers a signal as a pod should: what is in flight is finished, and the exit code is 0. */
    private int run(OperatorConfig config) throws InterruptedException {
        var exitCode = new AtomicInteger();
        var ended = new CountDownLatch(1);
        var leadership = Leadership.of(config.election(), nanoTime);
        var telemetry = Telemetry.start();
        var interceptors = Map.of("write-fence", new WriteFence(leadership), "api-requests", telemetry.apiRequests());
        try (var client = clients.apply(interceptors)) {
            var operator = SinchOperator.start(config, client, leadership, telemetry, issuer, clock, () -> {
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
        } catch (RuntimeException e) {
            log.error("The operator cannot start", e);
            return 1;
        }
    }
}
