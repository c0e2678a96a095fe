package com.sinch.operator.it;

import static com.sinch.operator.it.MeasuredCluster.AT_MOST;
import static com.sinch.operator.it.MeasuredCluster.say;
import static com.sinch.operator.it.MeasuredCluster.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/** How long it takes until nothing is left of a large tree. On a control plane of its own, which has nothing else to do. */
@Isolated("what it measures would be others' work too")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeletionMeasuresIT {

    /** {@code -Ddeletion.subprojects=1000} for more; Kubernetes itself takes away some twenty orphaned Secrets a second. */
    private static final int SUBPROJECTS = Integer.getInteger("deletion.subprojects", 200);

    private final MeasuredCluster cluster = MeasuredCluster.start();

    /** When an object of a kind was last seen to go. */
    private record Departure(AtomicLong last, Watch watch) implements AutoCloseable {

        static <T extends HasMetadata> Departure of(Class<T> kind, Sandbox sandbox) {
            var last = new AtomicLong();
            return new Departure(
                    last,
                    sandbox.client()
                            .resources(kind)
                            .inNamespace(sandbox.namespace())
                            .watch(new Watcher<>() {
                                @Override
                                public void eventReceived(Action action, T object) {
                                    if (action == Action.DELETED) {
                                        last.set(System.nanoTime());
                                    }
                                }

                                @Override
                                public void onClose(WatcherException cause) {
                                    throw new IllegalStateException("the watch ended", cause);
                                }
                            }));
        }

        double secondsAfter(Departure other) {
            return (last.get() - other.last.get()) / 1e9;
        }

        @Override
        public void close() {
            watch.close();
        }
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void aTreeDeletedAtOnceLeavesNothing() {
        var sandbox = givenATree();
        try (var projects = Departure.of(Project.class, sandbox);
                var subprojects = Departure.of(Subproject.class, sandbox)) {
            var started = System.nanoTime();

            deleteAll(sandbox, SinchAccount.class);
            deleteAll(sandbox, BillingAccount.class);
            deleteAll(sandbox, Project.class);
            deleteAll(sandbox, Subproject.class);

            patiently().untilAsserted(() -> assertThat(sandbox.find(SinchAccount.class, "acme"))
                    .isEmpty());
            var tree = secondsSince(started);
            patiently()
                    .untilAsserted(() -> assertThat(all(sandbox, Secret.class)).isEmpty());
            say(
                    "a Project with %d Subprojects deleted at once: %.1f s until the tree is gone, %.1f s until the last"
                            + " Secret is; the last Project went %.1f s after the last Subproject",
                    SUBPROJECTS, tree, secondsSince(started), projects.secondsAfter(subprojects));
        }
    }

    @Test
    void aNamespaceWithATreeGoes() {
        var sandbox = givenATree();
        try (var projects = Departure.of(Project.class, sandbox);
                var subprojects = Departure.of(Subproject.class, sandbox)) {
            var started = System.nanoTime();

            sandbox.client().namespaces().withName(sandbox.namespace()).delete();

            patiently().untilAsserted(() -> assertThat(sandbox.client()
                            .resources(Namespace.class)
                            .withName(sandbox.namespace())
                            .get())
                    .isNull());
            say(
                    "a namespace with %d Subprojects deleted: gone after %.1f s; the last Project went %.1f s after the last"
                            + " Subproject",
                    SUBPROJECTS, secondsSince(started), projects.secondsAfter(subprojects));
        }
    }

    private Sandbox givenATree() {
        var sandbox = cluster.sandbox();
        sandbox.apply(Trees.PROJECT);
        MeasuredCluster.apply(sandbox, SUBPROJECTS);
        MeasuredCluster.awaitReady(sandbox, SUBPROJECTS);
        return sandbox;
    }

    /** By one request each; kubectl makes one for each object, five a second. */
    private static void deleteAll(Sandbox sandbox, Class<? extends HasMetadata> kind) {
        sandbox.client().resources(kind).inNamespace(sandbox.namespace()).delete();
    }

    private static <T extends HasMetadata> List<T> all(Sandbox sandbox, Class<T> kind) {
        return sandbox.client()
                .resources(kind)
                .inNamespace(sandbox.namespace())
                .list()
                .getItems();
    }

    private static ConditionFactory patiently() {
        return Sandbox.patiently().atMost(AT_MOST).pollInterval(Duration.ofMillis(250));
    }
}
