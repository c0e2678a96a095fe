package com.sinch.operator.bench;

import com.sinch.operator.demo.Cleanup;
import com.sinch.operator.demo.Screen;
import java.nio.file.Path;

/**
 * What everything is measured with.
 *
 * @param settings what the user chose
 * @param cluster where
 * @param load the load generator
 * @param jdk that the operator runs on
 * @param prefix what the names of namespaces begin with, unlike any other's
 * @param screen where progress is told
 * @param cleanup takes note of whatever is made
 */
record Ground(
        BenchSettings settings,
        BenchCluster cluster,
        Load load,
        Jdk jdk,
        String prefix,
        Screen screen,
        Cleanup cleanup) {

    /** A new namespace. What is made on a control plane of our own ends with it. */
    Playground playground(String name) {
        var playground = new Playground(cluster.client(), prefix + "-" + name);
        if (cluster.own().isEmpty()) {
            cleanup.owe(() -> playground);
        }
        cleanup.make(playground::create);
        return playground;
    }

    /** An operator that is to look after so many Subprojects. */
    Operator operator(int subprojects) {
        return operator(launch(jdk, subprojects));
    }

    Operator operator(Operator.Launch launch) {
        return cleanup.owe(() -> Operator.start(launch));
    }

    Operator.Launch launch(Jdk on, int subprojects) {
        return new Operator.Launch(
                on,
                JavaOptions.forSubprojects(subprojects),
                settings.jar(),
                cluster.kubeconfig(),
                settings.jar().resolveSibling("bench-operator.log"));
    }

    /** A folder for what is not to last. */
    Path scratch() {
        return settings.jar().resolveSibling("bench");
    }
}
