package com.sinch.operator.it;

import static com.sinch.operator.it.MeasuredCluster.say;
import static com.sinch.operator.it.MeasuredCluster.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.condition.ConditionType;
import com.sinch.operator.domain.condition.Conditions;
import com.sinch.operator.domain.condition.Reason;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What children cost whose parent is missing, or comes and goes. On a control plane of its own, so that nothing else is
 * counted; the steps build on each other.
 */
@Isolated("what it counts would be others' work too")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DanglingIT {

    private static final int SUBPROJECTS = 1000;
    private static final int CHILDREN = 50;
    private static final int FLIPS = 10;
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MeasuredCluster cluster = MeasuredCluster.start();
    private final Sandbox sandbox = cluster.sandbox();

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    @Order(1)
    void aThousandSubprojectsWithoutAProjectReportOnceEach() {
        MeasuredCluster.apply(sandbox, SUBPROJECTS);

        patiently().untilAsserted(() -> assertThat(accepted(sandbox)).isEqualTo(all("ParentNotFound", SUBPROJECTS)));
        say(
                "%d Subprojects without a Project: reconciled %d times, writes %s",
                SUBPROJECTS, reconciled(), cluster.writes().byResource());
        assertThat(cluster.writes().of("subprojects/status PUT")).isEqualTo(SUBPROJECTS);
        // Bad news about a new object waits a moment: once when it comes, and once when the moment is over.
        assertThat(reconciled()).isLessThanOrEqualTo(2 * SUBPROJECTS);
    }

    @Test
    @Order(2)
    void atRestTheyAreNeitherWrittenNorLookedAt() {
        var writes = cluster.writes();
        var reconciled = reconciled();

        Awaitility.await().during(REST).atMost(REST.plusSeconds(5)).untilAsserted(() -> {
            assertThat(cluster.writes().since(writes).byResource()).isEmpty();
            assertThat(reconciled()).isEqualTo(reconciled);
        });
    }

    @Test
    @Order(3)
    void allOfThemAreReadyOnceTheProjectComes() {
        sandbox.apply(Trees.ACCOUNT);
        sandbox.eventuallyReady(Project.class, "acme-default");
        var writes = cluster.writes();
        var reconciled = reconciled();
        var started = System.nanoTime();

        sandbox.apply(Trees.PROJECT);
        MeasuredCluster.awaitReady(sandbox, SUBPROJECTS);

        say(
                "the Project of %d waiting Subprojects comes, all are Ready after %.1f s: reconciled %d times, writes %s",
                SUBPROJECTS,
                secondsSince(started),
                reconciled() - reconciled,
                cluster.writes().since(writes).byResource());
        assertThat(cluster.writes().since(writes).of("secrets POST")).isEqualTo(SUBPROJECTS);
        assertThat(cluster.writes().since(writes).of("subprojects/status PUT")).isEqualTo(SUBPROJECTS);
        // The Project comes, it is accepted, the key's Secret comes; and a look after it while it was not settled.
        assertThat(reconciled() - reconciled).isLessThanOrEqualTo(4 * SUBPROJECTS);
    }

    @Test
    @Order(4)
    void childrenOfAProjectThatComesAndGoesAreWrittenOnceForEachChangeAndEndAsItDoes() {
        var other = sandbox.another();
        other.apply(Trees.PROJECT
                .substring(Trees.ACCOUNT.length())
                .replace("{name: acme}", "{name: acme, namespace: " + sandbox.namespace() + "}"));
        MeasuredCluster.apply(other, CHILDREN);
        patiently().untilAsserted(() -> assertThat(accepted(other)).isEqualTo(all("ParentNotAccepted", CHILDREN)));

        var reconciled = reconciled();
        try (var written = StatusWrites.in(other)) {
            IntStream.rangeClosed(1, FLIPS).forEach(flip -> flip(other, flip % 2 == 1));

            var last = FLIPS % 2 == 1 ? Reason.Accepted : Reason.ParentNotAccepted;
            patiently().untilAsserted(() -> assertThat(accepted(other)).isEqualTo(all(last.name(), CHILDREN)));
            var most = IntStream.range(0, CHILDREN)
                    .map(i -> written.of("Subproject", other, "client-" + i).size())
                    .max()
                    .orElseThrow();
            say(
                    "a Project flips %d times; of its %d children the one that is written most is written %d times, and all"
                            + " are reconciled %d times",
                    FLIPS, CHILDREN, most, reconciled() - reconciled);
            assertThat(most).isLessThanOrEqualTo(FLIPS);
        }
    }

    /** The account takes projects of other namespaces, or does not; returns when the project knows. */
    private void flip(Sandbox other, boolean accepted) {
        sandbox.client()
                .resources(SinchAccount.class)
                .inNamespace(sandbox.namespace())
                .withName("acme")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\": {\"allowedNamespaces\": {\"from\": \"%s\"}}}".formatted(accepted ? "All" : "Same"));
        other.eventually(
                Project.class,
                "clients",
                ConditionType.Accepted,
                accepted ? ConditionStatus.True : ConditionStatus.False,
                accepted ? Reason.Accepted : Reason.NotPermitted);
    }

    private static ConditionFactory patiently() {
        return Sandbox.patiently().atMost(PATIENCE).pollInterval(Duration.ofMillis(250));
    }

    private static Map<String, Long> all(String reason, long count) {
        return Map.of(reason, count);
    }

    /** How many subprojects there are with each reason of {@code Accepted}. */
    private static Map<String, Long> accepted(Sandbox sandbox) {
        List<Subproject> subprojects = sandbox.client()
                .resources(Subproject.class)
                .inNamespace(sandbox.namespace())
                .list()
                .getItems();
        return subprojects.stream()
                .collect(Collectors.groupingBy(
                        it -> Conditions.find(Sandbox.conditions(it), ConditionType.Accepted)
                                .map(Condition::reason)
                                .orElse("nothing"),
                        Collectors.counting()));
    }

    private long reconciled() {
        return Metrics.of(cluster.operator()).reconciled("subproject");
    }
}
