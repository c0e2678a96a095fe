package com.sinch.operator.demo;

import java.io.Console;
import java.util.List;
import java.util.Locale;

/** Sees to it that an existing cluster is used only by whoever knows which one it is. */
record Consent(Screen screen) {

    /**
     * Says what would be done, and returns if it may be.
     *
     * @param given whether the user said yes beforehand
     * @throws DemoFailure if it may not
     */
    void obtain(Crds crds, List<Example> examples, Cluster cluster, boolean given) {
        refuseToShare(examples, cluster);
        screen.print("The demo adds to this cluster, and removes again when it ends:");
        screen.print("  namespaces  "
                + String.join(" ", examples.stream().map(Example::namespace).toList()));
        screen.print("  CRDs        " + crds.absentInWords());
        if (given) {
            return;
        }
        String answer = terminal().readLine("Go on? [y/N] ");
        if (answer == null || !answer.toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new DemoFailure("Nothing was made.");
        }
    }

    @SuppressWarnings("SystemConsoleNull") // the profile sets jdk.console so that null means the same on every JDK
    private static Console terminal() {
        Console terminal = System.console();
        if (terminal == null) {
            throw new DemoFailure("There is no terminal to ask at whether it may: say so with -Ddemo.yes");
        }
        return terminal;
    }

    private static void refuseToShare(List<Example> examples, Cluster cluster) {
        List<String> taken = examples.stream()
                .map(Example::namespace)
                .filter(namespace ->
                        cluster.client().namespaces().withName(namespace).get() != null)
                .toList();
        if (!taken.isEmpty()) {
            throw new DemoFailure("There is something in the demo's place, perhaps another demo or the rest of one:"
                    + " kubectl delete namespace " + String.join(" ", taken)
                    + " (while an operator runs: it lets parents go when their last child is gone)");
        }
    }
}
