package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sinch.operator.api.Project;
import com.sinch.operator.domain.metric.Metric;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00.25Z"), ZoneOffset.UTC);

    private final ManualTimer timer = new ManualTimer();
    private final Meters meters = new Meters(new SimpleMeterRegistry());
    private final List<Event> sent = new ArrayList<>();
    private final Events events = events(sent::add);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void anEventSaysWhatHappenedToWhichObjectAndWhen() {
        events.warn(brokering(), "ParentNotFound", "Ready is False: it hangs nowhere.");
        timer.elapse();

        assertThat(sent).singleElement().satisfies(event -> {
            assertThat(event.getRegarding().getKind()).isEqualTo("Project");
            assertThat(event.getRegarding().getName()).isEqualTo("brokering");
            assertThat(event.getRegarding().getUid()).isEqualTo("uid-1");
            assertThat(event.getMetadata().getNamespace()).isEqualTo("clients");
            assertThat(event.getType()).isEqualTo("Warning");
            assertThat(event.getReason()).isEqualTo("ParentNotFound");
            assertThat(event.getNote()).isEqualTo("Ready is False: it hangs nowhere.");
            assertThat(event.getEventTime().getTime()).isEqualTo("2026-11-22T12:00:00.250000Z");
        });
        assertThat(meters.counter(Metric.EVENTS_SENT).count()).isEqualTo(1);
    }

    @Test
    void whoTellsNeverWaitsAndWhatTheQueueCannotHoldIsCounted() {
        tell(10_003);

        assertThat(sent).isEmpty();
        assertThat(dropped("queue-full")).isEqualTo(3);
    }

    @Test
    void aFewASecondAreSentUntilNoneIsLeft() {
        tell(60);

        timer.elapse();
        assertThat(sent).hasSize(25);
        timer.elapse();
        assertThat(sent).hasSize(50);
        timer.elapse();
        assertThat(sent).hasSize(60);
        assertThat(timer.delays()).containsExactly(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1));

        tell(1);
        timer.elapse();
        assertThat(sent).hasSize(61);
    }

    @Test
    void oneThatIsRefusedIsCountedAndHoldsUpNoOther() {
        var choosy = events(event -> {
            if (event.getReason().equals("Refused")) {
                throw new KubernetesClientException("no");
            }
            sent.add(event);
        });

        choosy.tell(brokering(), "Refused", "No.");
        choosy.tell(brokering(), "Taken", "Yes.");
        timer.elapse();

        assertThat(sent).extracting(Event::getReason).containsExactly("Taken");
        assertThat(dropped("refused")).isEqualTo(1);
    }

    @Test
    void aNoteIsNoLongerThanKubernetesTakes() {
        events.tell(brokering(), "Ready", "x".repeat(2000));
        timer.elapse();

        assertThat(sent.get(0).getNote()).hasSize(1024).endsWith("x…");
    }

    @ParameterizedTest
    @CsvSource({"brokering, brokering-", "a.b-c, a.b-c-"})
    void anEventIsNamedAfterItsObject(String name, String prefix) {
        assertThat(prefixFor(name)).isEqualTo(prefix);
    }

    @Test
    void aLongNameIsCutToWhatKubernetesUsesOfIt() {
        assertThat(prefixFor("x".repeat(253))).isEqualTo("x".repeat(57) + "-");
        assertThat(prefixFor("x".repeat(56) + ".example")).isEqualTo("x".repeat(56) + "-");
    }

    private String prefixFor(String name) {
        var project = brokering();
        project.getMetadata().setName(name);
        events.tell(project, "Ready", "Ready is True.");
        timer.elapse();
        return sent.get(sent.size() - 1).getMetadata().getGenerateName();
    }

    private Events events(Consumer<Event> api) {
        return new Events(api, timer, CLOCK, meters);
    }

    private void tell(int times) {
        IntStream.range(0, times).forEach(i -> events.tell(brokering(), "Ready", "Number " + i));
    }

    private double dropped(String cause) {
        return meters.counter(Metric.EVENTS_DROPPED, cause).count();
    }

    private static Project brokering() {
        var project = new Project();
        project.setMetadata(new ObjectMetaBuilder()
                .withNamespace("clients")
                .withName("brokering")
                .withUid("uid-1")
                .build());
        return project;
    }
}
