package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what happened to an object, as Kubernetes Events. Whoever tells never waits: Events go through a bounded
 * queue, a few a second, and those that find it full are dropped and counted.
 */
public final class Events implements AutoCloseable {

    /** Counts Events that were never seen, by {@code cause}: {@code queue-full}, or {@code refused} by the API server. */
    public static final String DROPPED = "sinch.operator.events.dropped";

    /** Counts Events that the API server took. */
    public static final String SENT = "sinch.operator.events.sent";

    private static final Logger log = LoggerFactory.getLogger(Events.class);

    private static final String REPORTER = "account.sinch.com/sinch-operator";
    private static final int QUEUE = 10_000;
    private static final int PER_SECOND = 25;

    /** The most that Kubernetes takes. */
    private static final int LONGEST_NOTE = 1024;

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final BlockingQueue<Told> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "events");
        thread.setDaemon(true);
        return thread;
    });
    private final KubernetesClient client;
    private final Clock clock;
    private final Counter sent;
    private final Counter full;
    private final Counter refused;

    /**
     * @param client the cluster; stays open
     * @param clock tells when something happened
     * @param metrics where sent and dropped Events are counted
     */
    public Events(KubernetesClient client, Clock clock, MeterRegistry metrics) {
        this.client = client;
        this.clock = clock;
        sent = metrics.counter(SENT);
        full = metrics.counter(DROPPED, "cause", "queue-full");
        refused = metrics.counter(DROPPED, "cause", "refused");
    }

    /** How much an Event matters, in Kubernetes' words. */
    public enum Type {
        /** For the record. */
        Normal,
        /** Somebody should look at it. */
        Warning
    }

    private record Told(ObjectReference about, Type type, String reason, String note, Instant at) {}

    /**
     * Tells something of an object.
     *
     * @param about the object
     * @param type how much it matters
     * @param reason in one word, for machines
     * @param note for people; cut where it is too long
     */
    public void tell(HasMetadata about, Type type, String reason, String note) {
        if (!queue.offer(new Told(reference(about), type, reason, note, clock.instant()))) {
            full.increment();
            return;
        }
        if (busy.compareAndSet(false, true)) {
            sender.execute(this::sendSome);
        }
    }

    /** Stops; what is still queued is lost. */
    @Override
    public void close() {
        sender.shutdownNow();
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
        if (sender.isShutdown()) {
            return;
        }
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

    private void send(Told told) {
        try {
            client.resource(event(told)).create();
            sent.increment();
        } catch (KubernetesClientException e) {
            refused.increment();
            log.debug("The Event {} of {} was refused", told.reason(), told.about(), e);
        }
    }

    private static ObjectReference reference(HasMetadata object) {
        return new ObjectReferenceBuilder()
                .withApiVersion(object.getApiVersion())
                .withKind(object.getKind())
                .withNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName())
                .withUid(object.getMetadata().getUid())
                .withResourceVersion(object.getMetadata().getResourceVersion())
                .build();
    }

    private static Event event(Told told) {
        var note = told.note();
        return new EventBuilder()
                .withNewMetadata()
                .withGenerateName(told.about().getName() + ".")
                .withNamespace(told.about().getNamespace())
                .endMetadata()
                .withRegarding(told.about())
                .withType(told.type().name())
                .withReason(told.reason())
                .withNote(note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - 1) + "…")
                .withAction("Reconcile")
                .withReportingController(REPORTER)
                .withReportingInstance(REPORTER)
                .withEventTime(new MicroTime(MICROS.format(told.at())))
                .build();
    }
}
