package com.sinch.operator.bench;

import com.sinch.operator.demo.Cleanup;
import com.sinch.operator.demo.Crds;
import com.sinch.operator.demo.Screen;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The benchmark from its first line to its last.
 *
 * @param settings what the user chose
 * @param screen where progress is told
 * @param cleanup takes note of whatever is made
 */
record BenchRun(BenchSettings settings, Screen screen, Cleanup cleanup) {

    /** The most Subprojects with which a burst is measured that is spread over many Projects, too. */
    private static final int MOST_SPREAD = 10_000;

    /** What was measured, on what. */
    Report run() throws InterruptedException {
        var machine = Machine.here();
        if (settings.kubeconfig().isEmpty()) {
            machine.requireRoomFor(Collections.max(settings.subprojects()));
        }
        var jdk = Jdk.at(settings.jdk());
        var program = Load.obtain(screen::step);
        var cluster = settings.kubeconfig().map(this::existing).orElseGet(this::own);
        screen.step("Kubernetes " + cluster.version());
        prepare(cluster);

        var credentials = cleanup.owe(() -> Credentials.of(cluster.config()));
        var load = new Load(program, credentials.arguments());
        var prefix = "sinch-bench-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        var ground = new Ground(settings, cluster, load, jdk, prefix, screen, cleanup);
        var figures = measure(ground);
        return new Report(figures, machine, jdk, cluster.version(), settings, LocalDate.now(ZoneOffset.UTC));
    }

    /** Its start may take minutes where it is built first. Nobody need wait for that to end: it ends with this JVM. */
    private BenchCluster own() {
        var cluster = BenchCluster.start(screen::step);
        return cleanup.owe(() -> cluster);
    }

    private BenchCluster existing(Path kubeconfig) {
        return cleanup.owe(() -> BenchCluster.connect(kubeconfig));
    }

    private void prepare(BenchCluster cluster) {
        var crds = Crds.read(Path.of("crds"), cluster.client());
        if (cluster.own().isEmpty()) {
            cleanup.owe(() -> crds);
        }
        cleanup.make(crds::install);
        crds.awaitEstablished();
        cluster.awaitServed(crds.kinds());
        if (!settings.anyway()) {
            cluster.requireNoneOf(crds.kinds());
        }
        cluster.learnNewKinds();
    }

    private List<Figure> measure(Ground ground) throws InterruptedException {
        var figures = new ArrayList<Figure>();
        unrelated(ground);
        figures.addAll(new Starts(ground).measure());
        warmUpFloor(ground);
        var spread = settings.subprojects().stream()
                .filter(subprojects -> subprojects <= MOST_SPREAD)
                .max(Integer::compare);
        for (int subprojects : settings.subprojects()) {
            var scale = new Scale(
                    ground,
                    subprojects,
                    spread.filter(most -> most == subprojects).isPresent());
            figures.addAll(scale.measure());
        }
        return figures;
    }

    /** They are there until the end, as on a cluster where not everything is ours. */
    private void unrelated(Ground ground) throws InterruptedException {
        if (settings.unrelated() > 0) {
            screen.step("Making " + settings.unrelated()
                    + " Secrets and ConfigMaps that are none of the operator's business");
            var playground = ground.playground("unrelated");
            ground.load().run(LoadCommand.of("unrelated", playground.namespace(), settings.unrelated()));
        }
    }

    private void warmUpFloor(Ground ground) throws InterruptedException {
        if (settings.warmUp() > 0) {
            try (var playground = ground.playground("warm-up")) {
                ground.load()
                        .run(LoadCommand.of("apply", playground.namespace(), settings.warmUp())
                                .floor());
            }
        }
    }
}
