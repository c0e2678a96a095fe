package com.sinch.operator.demo;

import static org.awaitility.Awaitility.await;

import com.sinch.operator.cluster.Fidelity;
import com.sinch.operator.cluster.LocalControlPlane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The demo from its first line to its last.
 *
 * @param settings what the user chose
 * @param screen where it is shown
 * @param cleanup takes note of whatever is made
 */
record DemoRun(DemoSettings settings, Screen screen, Cleanup cleanup) {

    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final Duration INTERVAL = Duration.ofMillis(400);

    /** Returns whether everything became Ready: with {@code demo.once} that is the end, and else it stays. */
    boolean run() throws InterruptedException {
        Cluster cluster = settings.kubeconfig().map(this::existing).orElseGet(this::own);
        screen.step("The control plane: " + cluster.description());

        var crds = Crds.read(Path.of("crds"), cluster.client());
        var examples = Example.readAll(Path.of("examples"), cluster);
        if (!cluster.endsWithDemo()) {
            new Consent(screen).obtain(crds, examples, cluster, settings.yes());
            cleanup.owe(() -> crds);
        }
        install(crds, cluster);

        var operator = startOperator(cluster, examples);
        cluster.learnNewKinds(screen);
        operator.awaitReady();
        screen.step("The operator is ready");

        var applied = new AppliedExamples(examples, crds, cluster.client(), screen);
        if (!cluster.endsWithDemo()) {
            cleanup.owe(() -> applied);
        }
        apply(examples, applied);
        List<ExampleState> states = awaitSettled(applied);
        new Finale(cluster, settings.jar(), screen).show(states);
        if (!settings.once()) {
            screen.print("Ctrl-C ends the demo and removes everything that it made"
                    + (cluster.endsWithDemo() ? "." : ", which goes on for some seconds after the prompt is back."));
            operator.awaitEnd();
        }
        return states.stream().allMatch(ExampleState::settled);
    }

    /** Its start may take minutes where it is built first. Nobody need wait for that to end: it ends with this JVM. */
    private Cluster own() {
        LocalControlPlane controlPlane = LocalControlPlane.start(screen::step);
        return cleanup.owe(() -> new OwnCluster(controlPlane));
    }

    private Cluster existing(Path kubeconfig) {
        return cleanup.owe(() -> ExistingCluster.connect(kubeconfig));
    }

    private void install(Crds crds, Cluster cluster) {
        cleanup.make(crds::install);
        if (cluster.fidelity() != Fidelity.MOCK) {
            crds.awaitEstablished();
        }
        screen.step(crds.inWords());
    }

    private OperatorProcess startOperator(Cluster cluster, List<Example> examples) {
        Path log = settings.jar().resolveSibling("demo-operator.log");
        List<String> watched = cluster.endsWithDemo()
                ? List.of()
                : examples.stream().map(Example::namespace).toList();
        screen.step("Starting the operator: java -jar " + shown(settings.jar()) + " run, its log in " + shown(log));
        return cleanup.owe(() -> OperatorProcess.start(settings.jar(), cluster.kubeconfig(), watched, log));
    }

    private void apply(List<Example> examples, AppliedExamples applied) {
        for (Example example : examples) {
            cleanup.make(() -> applied.apply(example));
            screen.live("examples/" + example.name() + " applied");
        }
        int objects =
                examples.stream().mapToInt(example -> example.objects().size()).sum();
        screen.live("examples/: " + examples.size() + " examples of " + objects + " objects applied");
        screen.keep();
    }

    /** Returns how far the examples have come when all is Ready, or when that has taken too long. */
    private List<ExampleState> awaitSettled(AppliedExamples applied) {
        try {
            await().pollInSameThread()
                    .pollInterval(INTERVAL)
                    .atMost(READY_LIMIT)
                    .until(() -> show(applied.states()), states -> states.stream()
                            .allMatch(ExampleState::settled));
        } catch (ConditionTimeoutException e) {
            screen.step("Not everything is Ready after " + READY_LIMIT.toSeconds() + " s");
        }
        return applied.states();
    }

    private List<ExampleState> show(List<ExampleState> states) {
        long ready = states.stream().mapToLong(ExampleState::ready).sum();
        long all = states.stream().mapToLong(state -> state.objects().size()).sum();
        long complete = states.stream().filter(ExampleState::settled).count();
        screen.live(
                ready + " of " + all + " objects Ready, " + complete + " of " + states.size() + " examples complete");
        return states;
    }

    /** A path as a user would type it. */
    private static Path shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
