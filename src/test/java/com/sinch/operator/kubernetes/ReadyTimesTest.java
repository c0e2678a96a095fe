package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.ChildCount;
import com.sinch.operator.api.Condition;
import com.sinch.operator.api.ConditionStatus;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ProjectStatus;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.domain.metric.Metric;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadyTimesTest {

    private static final Instant CREATED = Instant.parse("2026-11-22T12:00:00Z");

    private static final ProjectStatus NOTHING = new ProjectStatus(
            null, null, null, ReportedStatus.NEVER, List.of(), null, null, List.of(), List.of(), List.of());

    private final AtomicReference<Instant> now = new AtomicReference<>(CREATED);
    private final Meters meters = new Meters(new SimpleMeterRegistry());
    private final ReadyTimes times = new ReadyTimes(meters, clock(), Stream.of("Project"));

    @Test
    void anObjectThatIsReadyAtOnceTookTheTimeSinceItsCreation() {
        at(3);
        times.reported(project(1, null), null, ready(1));

        assertThat(seconds("created")).containsExactly(3.0, 1.0);
    }

    @Test
    void theStatusThatTheSchemaGivesReportsNothing() {
        at(3);
        times.reported(project(1, NOTHING), NOTHING, ready(1));

        assertThat(seconds("created")).containsExactly(3.0, 1.0);
    }

    @Test
    void anObjectThatHasToWaitIsMeasuredOnceItIsReady() {
        at(1);
        times.reported(project(1, null), null, notReady(1));
        assertThat(seconds("created")).containsExactly(0.0, 0.0);

        at(60);
        times.reported(project(1, notReady(1)), notReady(1), ready(1));

        assertThat(seconds("created")).containsExactly(60.0, 1.0);
    }

    @Test
    void whoCeasesToBeReadyByHimselfWasNotApplied() {
        at(1);
        times.reported(project(1, null), null, ready(1));
        at(100);
        times.reported(project(1, ready(1)), ready(1), notReady(1));
        at(200);
        times.reported(project(1, notReady(1)), notReady(1), ready(1));

        assertThat(seconds("created")).containsExactly(1.0, 1.0);
        assertThat(seconds("edited")).containsExactly(0.0, 0.0);
    }

    @Test
    void anEditIsMeasuredFromWhenItWasSeenAndTheFirstOfSeveralCounts() {
        at(10);
        times.updated(project(1, ready(1)), project(2, ready(1)));
        at(12);
        times.updated(project(2, ready(1)), project(3, ready(1)));
        at(15);
        times.reported(project(3, ready(1)), ready(1), ready(3));

        assertThat(seconds("edited")).containsExactly(5.0, 1.0);
    }

    @Test
    void whatAnotherOperatorHasSeenToIsNotMeasuredByThisOne() {
        at(10);
        times.updated(project(1, ready(1)), project(2, ready(1)));
        times.updated(project(2, ready(1)), project(2, ready(2)));
        at(5000);
        times.reported(project(2, ready(2)), ready(2), ready(2));

        assertThat(seconds("edited")).containsExactly(0.0, 0.0);
    }

    @Test
    void aDeletionIsNoEdit() {
        var deleted = project(2, ready(1));
        deleted.getMetadata().setDeletionTimestamp("2026-11-22T12:00:05Z");
        times.updated(project(1, ready(1)), deleted);
        times.reported(deleted, ready(1), ready(2));

        assertThat(seconds("edited")).containsExactly(0.0, 0.0);
    }

    @Test
    void aClockThatIsBehindTheApiServersMakesNoTimeNegative() {
        at(-5);
        times.reported(project(1, null), null, ready(1));

        assertThat(seconds("created")).containsExactly(0.0, 1.0);
    }

    @Test
    void whoHasWaitedForHoursIsForgotten() {
        times.reported(project(1, null), null, notReady(1));
        at(7 * 3600);
        times.reported(project(1, notReady(1)), notReady(1), ready(1));

        assertThat(seconds("created")).containsExactly(0.0, 0.0);
    }

    private void at(int seconds) {
        now.set(CREATED.plusSeconds(seconds));
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private List<Double> seconds(String change) {
        var timer = meters.timer(Metric.READY_TIME, "Project", change);
        return List.of(timer.totalTime(TimeUnit.SECONDS), (double) timer.count());
    }

    private static Project project(long generation, @Nullable ProjectStatus status) {
        var project = new Project();
        project.setMetadata(new ObjectMetaBuilder()
                .withName("clients")
                .withNamespace("shop")
                .withUid("uid")
                .withGeneration(generation)
                .withCreationTimestamp(CREATED.toString())
                .build());
        if (status != null) {
            project.setStatus(status);
        }
        return project;
    }

    private static ProjectStatus ready(long generation) {
        return status(generation, ConditionStatus.True);
    }

    private static ProjectStatus notReady(long generation) {
        return status(generation, ConditionStatus.False);
    }

    private static ProjectStatus status(long generation, ConditionStatus ready) {
        return new ProjectStatus(
                null,
                null,
                null,
                generation,
                List.of(new Condition("Ready", ready, generation, CREATED, "Ready", "In order.")),
                ChildCount.NONE,
                null,
                List.of(),
                List.of(),
                List.of());
    }
}
