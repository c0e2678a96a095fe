package com.sinch.operator.demo;

import com.sinch.operator.cluster.Fidelity;
import java.nio.file.Path;
import java.util.List;

/** What the demo ends on. */
final class Finale {

    /** The example that is shown in full. */
    static final String STAR = "reseller";

    private static final String USAGE = "examples/reseller/usage-2026-11.csv";
    private static final String ACCOUNT = "middleman";
    private static final String PERIOD = "2026-11";

    private final Cluster cluster;
    private final Path jar;
    private final Screen screen;

    Finale(Cluster cluster, Path jar, Screen screen) {
        this.cluster = cluster;
        this.jar = jar;
        this.screen = screen;
    }

    void show(List<ExampleState> states) throws InterruptedException {
        ExampleState star = states.stream()
                .filter(state -> state.example().name().equals(STAR))
                .findFirst()
                .orElseThrow(() -> new DemoFailure("There is no example " + STAR));
        showTree(star.example());
        showOthers(states.stream().filter(state -> !state.equals(star)).toList());
        showUnsettled(states);
        if (cluster.fidelity() == Fidelity.MOCK) {
            screen.heading(
                    "This was a mock: it understands no kubectl and collects no garbage, so there is nothing to try.");
            return;
        }
        showStatement(star.example());
        showAccess();
        showTryNext(star.example().namespace());
    }

    private void showTree(Example star) throws InterruptedException {
        screen.heading(star.title());
        new CommandProcess(jar, cluster.kubeconfig()).run("tree", "-n", star.namespace());
    }

    /** A month as the reseller's meter has it, and what it comes to. */
    private void showStatement(Example star) throws InterruptedException {
        var command = new CommandProcess(jar, cluster.kubeconfig());
        screen.heading("Its month: usage import " + USAGE + ", then statement " + ACCOUNT);
        command.run("usage", "import", USAGE, "-n", star.namespace());
        screen.print("");
        command.run("statement", ACCOUNT, "-n", star.namespace(), "--period", PERIOD);
    }

    private void showOthers(List<ExampleState> states) {
        screen.heading("The other examples");
        states.forEach(state -> screen.print("%-24s %2d of %2d objects Ready  %2d with an API key  %s"
                .formatted(
                        state.example().namespace(),
                        state.ready(),
                        state.objects().size(),
                        state.keys(),
                        state.example().title())));
    }

    private void showUnsettled(List<ExampleState> states) {
        if (states.stream().allMatch(ExampleState::settled)) {
            return;
        }
        screen.heading("Not in order");
        states.stream().flatMap(ExampleState::unsettled).forEach(object -> screen.print(object.inWords()));
    }

    private void showAccess() {
        screen.heading("The cluster, from another terminal");
        screen.print("export KUBECONFIG=\"" + cluster.kubeconfig() + "\"");
        screen.print(cluster.kubectl()
                .map(kubectl -> "export PATH=\"" + kubectl.getParent() + ":$PATH\"  # its kubectl")
                .orElse("# with your own kubectl"));
    }

    private void showTryNext(String namespace) {
        screen.heading("Try next");
        List<Step> steps = TryNext.steps(namespace);
        for (int number = 1; number <= steps.size(); number++) {
            show(number, steps.get(number - 1));
        }
        if (cluster.fidelity() == Fidelity.WITHOUT_CONTROLLERS) {
            screen.print("Here the last step ends in a time-out: without controllers a deleted object's Secret stays.");
        }
    }

    private void show(int number, Step step) {
        screen.print(number + ". " + step.title());
        screen.print(step.command().indent(5).stripTrailing());
        screen.print("   It prints:");
        screen.print(step.expectation().indent(5));
    }
}
