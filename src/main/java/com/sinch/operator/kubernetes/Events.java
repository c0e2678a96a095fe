package com.sinch.operator.kubernetes;

import com.sinch.operator.domain.metric.Metric;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what happened to an object, as Kubernetes Events. Whoever tells never waits: Events go through a bounded
 * queue, a few a second, and those that find it full are dropped and counted.
 */
public final class Events {

    private static final Logger log = LoggerFactory.getLogger(Events.class);

    private static final String REPORTER = "account.sinch.com/sinch-operator";
    private static final int QUEUE = 10_000;
    private static final int PER_SECOND = 25;

    /** The most that Kubernetes takes. */
    private static final int LONGEST_NOTE = 1024;

    private static final int LONGEST_PREFIX = 57;

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Consumer<Event> api;
    private final ScheduledExecutorService sender;
    private final Clock clock;
    private final Counter sent;
    private final Counter full;
    private final Counter refused;

    /** Whether the last Event was refused; only {@link #sender} looks. */
    private boolean refusing;

    /**
     * Events that are sent to {@code api} by {@code sender}.
     *
     * @param api creates an Event; throws a {@link KubernetesClientException} where it is refused
     * @param sender waits for {@code api} so that nobody else has to; whoever owns it ends it
     * @param clock tells when something happened
     * @param meters where sent and dropped Events are counted
     */
    public Events(Consumer<Event> api, ScheduledExecutorService sender, Clock clock, Meters meters) {
        this.api = api;
        this.sender = sender;
        this.clock = clock;
        sent = meters.counter(Metric.EVENTS_SENT);
        full = meters.counter(Metric.EVENTS_DROPPED, "queue-full");
        refused = meters.counter(Metric.EVENTS_DROPPED, "refused");
        meters.gauge(Metric.EVENTS_QUEUED, queue::size);
    }

    /**
     * Tells something of an object, for the record.
     *
     * @param about the object
     * @param reason in one word, for machines
     * @param note for people; cut where it is too long
     */
    public void tell(HasMetadata about, String reason, String note) {
        queue(event(about, "Normal", reason, note));
    }

    /** Tells something of an object that somebody should look at; as {@link #tell} otherwise. */
    public void warn(HasMetadata about, String reason, String note) {
        queue(event(about, "Warning", reason, note));
    }

    private void queue(Event event) {
        if (!queue.offer(event)) {
            full.increment();
            return;
        }
        if (busy.compareAndSet(false, true)) {
            sender.execute(this::sendSome);
        }
    }

    private void sendSome() {
        try {
            for (var i = 0; i < PER_SECOND && !queue.isEmpty(); i++) {
                send(queue.remove());
            }
        } finally {
            goOn();
        }
    }

    private void goOn() {
        if (!queue.isEmpty()) {
            var unused = sender.schedule(this::sendSome, 1, TimeUnit.SECONDS);
            return;
        }
        busy.set(false);
        // One that came in between saw a sender at work.
        if (!queue.isEmpty() && busy.compareAndSet(false, true)) {
            sender.execute(this::sendSome);
        }
    }

    private void send(Event event) {
        try {
            api.accept(event);
            sent.increment();
            refusing = false;
        } catch (KubernetesClientException e) {
            refused.increment();
            complain(e);
        }
    }

    private void complain(KubernetesClientException e) {
        // What happens to an object in a namespace that goes is nobody's any more.
        if (refusing || ApiErrors.gone(e) || ApiErrors.namespaceTerminating(e)) {
            return;
        }
        log.warn("Events are refused; the first of them: {}", e.getMessage());
        refusing = true;
    }

    /** What Kubernetes makes a name of its own from: as much of it as it uses. */
    private static String prefix(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_PREFIX)).replaceAll("[-.]+$", "") + "-";
    }

    private Event event(HasMetadata about, String type, String reason, String note) {
        var metadata = about.getMetadata();
        return new EventBuilder()
                .withNewMetadata()
                .withGenerateName(prefix(metadata.getName()))
                .withNamespace(metadata.getNamespace())
                .endMetadata()
                .withNewRegarding()
                .withApiVersion(about.getApiVersion())
                .withKind(about.getKind())
                .withNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .withResourceVersion(metadata.getResourceVersion())
                .endRegarding()
                .withType(type)
                .withReason(reason)
                .withNote(note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - 1) + "…")
                .withAction("Reconcile")
                .withReportingController(REPORTER)
                .withReportingInstance(REPORTER)
                .withEventTime(new MicroTime(MICROS.format(clock.instant())))
                .build();
    }
}
