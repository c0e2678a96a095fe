package com.sinch.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.EventHandler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private static final ResourceID BROKERING = new ResourceID("brokering", "clients");
    private static final ResourceID INTERNAL = new ResourceID("internal", "clients");

    private final ManualTimer timer = new ManualTimer();
    private final List<ResourceID> woken = new ArrayList<>();
    private final EventHandler gathering = Gathering.of(event -> woken.add(event.getRelatedCustomResourceID()), timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void aParentIsWokenASecondAfterItsFirstEventAndNotBefore() {
        gathering.handleEvent(new Event(BROKERING));

        assertThat(timer.delays()).containsExactly(Duration.ofSeconds(1));
        assertThat(woken).isEmpty();
        timer.elapse();
        assertThat(woken).containsExactly(BROKERING);
    }

    @Test
    void tenThousandEventsWithinThatSecondWakeItOnce() {
        IntStream.range(0, 10_000).forEach(child -> gathering.handleEvent(new Event(BROKERING)));
        timer.elapse();

        assertThat(woken).containsExactly(BROKERING);
        assertThat(timer.delays()).hasSize(1);
    }

    @Test
    void eachParentIsWokenForItself() {
        gathering.handleEvent(new Event(BROKERING));
        gathering.handleEvent(new Event(INTERNAL));
        timer.elapse();

        assertThat(woken).containsExactlyInAnyOrder(BROKERING, INTERNAL);
    }

    @Test
    void anEventAfterThatSecondWakesItAgain() {
        gathering.handleEvent(new Event(BROKERING));
        timer.elapse();
        gathering.handleEvent(new Event(BROKERING));
        timer.elapse();

        assertThat(woken).containsExactly(BROKERING, BROKERING);
    }

    @Test
    void anEventThatComesWhileItIsBeingWokenIsNotLost() {
        var handled = new ArrayList<ResourceID>();
        var again = new ArrayList<EventHandler>();
        var handler = Gathering.of(
                event -> {
                    handled.add(event.getRelatedCustomResourceID());
                    if (handled.size() == 1) {
                        again.get(0).handleEvent(event);
                    }
                },
                timer);
        again.add(handler);

        handler.handleEvent(new Event(BROKERING));
        timer.elapse();
        timer.elapse();

        assertThat(handled).containsExactly(BROKERING, BROKERING);
    }
}
