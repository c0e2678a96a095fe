package com.sinch.operator.it;

import static com.sinch.operator.it.MeasuredCluster.AT_MOST;
import static com.sinch.operator.it.MeasuredCluster.say;
import static com.sinch.operator.it.MeasuredCluster.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What a thousand Subprojects cost, counted by the API server. On a control plane of its own, so that nothing else is
 * counted; the steps build on each other.
 */
@Isolated("what it measures would be others' work too")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MeasuresIT {

    /** {@code -Dmeasured.subprojects=5000} for more. */
    private static final int SUBPROJECTS = Integer.getInteger("measured.subprojects", 1000);

    private static final int FLIPPING = 200;

    /** How long the cluster is watched at rest; {@code -Drest.seconds=60} for a full minute. */
    private static final Duration REST = Duration.ofSeconds(Integer.getInteger("rest.seconds", 10));

    private final Transitions transitions = new Transitions();
    private final List<Watch> watches = new ArrayList<>();
    private final MeasuredCluster cluster = MeasuredCluster.start();

    /** Counts, per object and condition, how often its status was seen to change. */
    private static final class Transitions {

        private final Map<String, ConditionStatus> last = new ConcurrentHashMap<>();
        private final Map<String, Integer> changes = new ConcurrentHashMap<>();

        <T extends CustomResource<?, ? extends ReportedStatus>> Watcher<T> watcher() {
            return new Watcher<>() {
                @Override
                public void eventReceived(Action action, T object) {
                    Sandbox.conditions(object).forEach(condition -> seen(object, condition));
                }

                @Override
                public void onClose(WatcherException cause) {
                    throw new IllegalStateException("the watch ended", cause);
                }
            };
        }

        /** How often each condition of the objects of a namespace changed its status. */
        Map<String, Integer> changesIn(String namespace) {
            return last.keySet().stream()
                    .filter(key -> key.startsWith(namespace + " "))
                    .collect(Collectors.toMap(key -> key, key -> changes.getOrDefault(key, 0)));
        }

        private void seen(CustomResource<?, ?> object, Condition condition) {
            var key = object.getMetadata().getNamespace() + " " + object.getKind() + " "
                    + object.getMetadata().getName() + " " + condition.type();
            var before = last.put(key, condition.status());
            if (before != null && before != condition.status()) {
                changes.merge(key, 1, Integer::sum);
            }
        }
    }

    @BeforeAll
    void watch() {
        var client = cluster.controlPlane().client();
        var now = new ListOptionsBuilder().build();
        watches.add(client.resources(SinchAccount.class).inAnyNamespace().watch(now, transitions.watcher()));
        watches.add(client.resources(Project.class).inAnyNamespace().watch(now, transitions.watcher()));
        watches.add(client.resources(Subproject.class).inAnyNamespace().watch(now, transitions.watcher()));
    }

    @AfterAll
    void stop() {
        watches.forEach(Watch::close);
        cluster.close();
    }

    @Test
    @Order(1)
    void aThousandSubprojectsAppliedAtOnceTakeTwoWritesEach() {
        var sandbox = cluster.sandbox();
        sandbox.apply(Trees.PROJECT);
        sandbox.eventuallyReady(Project.class, "clients");
        var before = cluster.writes();
        var started = System.nanoTime();

        IntStream.range(0, SUBPROJECTS).parallel().forEach(i -> sandbox.apply(rotating("client-" + i)));
        MeasuredCluster.awaitReady(sandbox, SUBPROJECTS);
        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.SubtreeReady, ConditionStatus.True, Reason.SubtreeReady);

        var writes = cluster.writes().since(before);
        say(
                "%d Subprojects applied and Ready in %.1f s; writes: %s",
                SUBPROJECTS, secondsSince(started), writes.byResource());
        assertThat(writes.of("secrets POST")).isEqualTo(SUBPROJECTS);
        assertThat(writes.of("subprojects/status PUT")).isEqualTo(SUBPROJECTS);
    }

    @Test
    @Order(2)
    void atRestNothingIsWritten() {
        var before = cluster.writes();

        Awaitility.await()
                .pollInterval(Duration.ofSeconds(1))
                .during(REST)
                .atMost(REST.plusSeconds(5))
                .until(() -> cluster.writes().since(before).byResource().isEmpty());

        var writes = cluster.writes().since(before);
        say("writes in %d s at rest: %s", REST.toSeconds(), writes.byResource());
        assertThat(writes.byResource()).isEmpty();
    }

    @Test
    @Order(3)
    void aRestartWritesNothing() {
        var before = cluster.writes();
        var restarted = cluster.restart();
        Awaitility.await().atMost(AT_MOST).untilAsserted(() -> assertThat(
                        Metrics.of(restarted).reconciled("subproject"))
                .isGreaterThanOrEqualTo(SUBPROJECTS));

        var writes = cluster.writes().since(before);
        say("writes at a restart with %d Subprojects: %s", SUBPROJECTS, writes.byResource());
        assertThat(writes.byResource()).isEmpty();
    }

    @Test
    @Order(4)
    void inATreeThatIsAppliedAtOnceNoConditionFlipsBackAndForth() {
        var sandbox = cluster.sandbox();

        sandbox.apply(Trees.PROJECT);
        MeasuredCluster.apply(sandbox, FLIPPING);
        Sandbox.eventually(
                () -> assertThat(Objects.requireNonNull(sandbox.account("acme").getStatus())
                                .subprojects())
                        .isEqualTo(new ChildCount(FLIPPING, FLIPPING)));
        sandbox.eventually(
                SinchAccount.class, "acme", ConditionType.SubtreeReady, ConditionStatus.True, Reason.SubtreeReady);

        var changes = transitions.changesIn(sandbox.namespace());
        say("the condition that changed most often did so %d times", Collections.max(changes.values()));
        assertThat(changes).hasSizeGreaterThan(FLIPPING).allSatisfy((condition, times) -> assertThat(times)
                .as(condition)
                .isLessThanOrEqualTo(2));
    }

    /** All with the same interval: a restart must not make them due. */
    private static String rotating(String name) {
        return Trees.subproject(name).replace("}}", "}, apiKey: {rotation: {interval: 720h}}}");
    }
}
