package com.sinch.operator.it;

import static com.sinch.operator.it.Sandbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Statuses settle at once and for good, in whatever order objects come. */
@OnRealCluster
@Isolated("who applies slowly, because others are at work, sees more steps of a tree than it takes by itself")
class SettlingIT {

    private static final int SUBPROJECTS = 20;

    /** What is wrong at first, what is Ready, and what is Ready with everything beneath it. */
    private static final int FEW = 3;

    /** Longer than a subtree waits for more to be added, and than a child waits for its parent. */
    private static final Duration QUIET = Duration.ofSeconds(6);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Random random = Seeds.random(SettlingIT.class);

    @Test
    void threeHundredObjectsInAnyOrderAreWrittenThreeTimesAtMost(Sandbox sandbox) {
        var forest = Forest.in(sandbox);
        try (var writes = StatusWrites.in(forest.north(), forest.south())) {
            var started = System.nanoTime();
            forest.apply(random);
            settle(forest);

            var seconds = (int) Math.ceil((System.nanoTime() - started) / 1e9);
            System.err.printf(
                    "MEASURED three hundred objects settle in %d s; status writes: %s%n", seconds, histogram(writes));
            assertThat(writes.byObject())
                    .hasSameSizeAs(Forest.expected())
                    .allSatisfy(
                            (object, written) -> assertThat(written).as(object).hasSizeLessThanOrEqualTo(FEW));
        }
    }

    @Test
    void theOrderInWhichObjectsComeDecidesNothing(Sandbox sandbox) {
        var one = Forest.in(sandbox);
        var other = Forest.in(sandbox.another());

        one.apply(random);
        other.apply(random);
        settle(one);
        settle(other);

        assertThat(other.statuses()).isEqualTo(one.statuses());
    }

    @Test
    void anEditOfAProjectThatConcernsItsSubprojectsNotWritesNoneOfThem(Sandbox sandbox) {
        sandbox.apply(Trees.PROJECT);
        IntStream.range(0, SUBPROJECTS).forEach(i -> sandbox.apply(Trees.subproject("client-" + i)));
        eventually(() -> assertThat(
                        Objects.requireNonNull(sandbox.project("clients").getStatus())
                                .subprojects())
                .isEqualTo(new ChildCount(SUBPROJECTS, SUBPROJECTS)));
        var before = versions(sandbox);

        sandbox.apply(Trees.PROJECT.replace("accountRef:", "displayName: Our clients, accountRef:"));
        eventually(() -> assertThat(Objects.requireNonNull(
                                sandbox.get(Project.class, "clients").getStatus())
                        .observedGeneration())
                .isEqualTo(2));

        Awaitility.await().during(QUIET).atMost(QUIET.multipliedBy(2)).untilAsserted(() -> assertThat(versions(sandbox))
                .isEqualTo(before));
    }

    private static void settle(Forest forest) {
        Sandbox.patiently().atMost(PATIENCE).untilAsserted(() -> assertThat(forest.reported())
                .isEqualTo(Forest.expected()));
        var last = new AtomicReference<>(forest.versions());
        Sandbox.patiently().pollInterval(Duration.ofMillis(200)).during(QUIET).until(() -> {
            var now = forest.versions();
            return now.equals(last.getAndSet(now));
        });
    }

    /** How many objects of a kind were written how often. */
    private static Map<String, Long> histogram(StatusWrites writes) {
        return writes.byObject().entrySet().stream()
                .collect(Collectors.groupingBy(
                        it -> it.getKey().substring(0, it.getKey().indexOf(' ')) + " x "
                                + it.getValue().size(),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static Map<String, String> versions(Sandbox sandbox) {
        return sandbox.client().resources(Subproject.class).inNamespace(sandbox.namespace()).list().getItems().stream()
                .collect(Collectors.toMap(
                        it -> it.getMetadata().getName(), it -> it.getMetadata().getResourceVersion()));
    }
}
