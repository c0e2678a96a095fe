package com.sinch.operator.kubernetes;

import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.domain.condition.Report;
import com.sinch.operator.domain.condition.Transition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.BaseControl;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes statuses, tells people what has changed with them, and the framework when to come back. */
public final class StatusWriter {

    /** How soon to look again at what has changed while it was looked at. */
    public static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private static final Logger log = LoggerFactory.getLogger(StatusWriter.class);

    private final HeldWrites held = new HeldWrites();
    private final ObjectCaches objects;
    private final Events events;
    private final ReadyTimes readyTimes;

    /**
     * @param objects the caches of all controllers, which are told what was written
     * @param events where transitions are told
     * @param readyTimes measures how long objects take
     */
    public StatusWriter(ObjectCaches objects, Events events, ReadyTimes readyTimes) {
        this.objects = objects;
        this.events = events;
        this.readyTimes = readyTimes;
    }

    /**
     * Writes what is to be reported where it differs from what was. It is sent with the resourceVersion that was read, so
     * that an edit made meanwhile is never taken for seen: the write is refused, and the object is reconciled again as it
     * is by then.
     *
     * @param control the answer to the framework; when to come back is added to it
     * @param resource the object as the framework handed it over; its status is set
     * @param now the time that the report speaks of
     * @return {@code control}
     */
    public <S extends ReportedStatus, P extends CustomResource<?, S>, T extends BaseControl<T>> T write(
            T control, P resource, Report<S> report, Context<P> context, Instant now) {
        var status = report.status().filter(it -> !it.equals(resource.getStatus()));
        if (status.isEmpty()) {
            held.forget(resource.getMetadata().getUid());
            return next(control, report.nextCheck().stream(), now);
        }
        var waiting = heldUntil(resource, status.get(), now);
        if (waiting.isPresent()) {
            return next(control, Stream.concat(waiting.stream(), report.nextCheck().stream()), now);
        }
        return write(resource, status.get(), context)
                ? next(control, report.nextCheck().stream(), now)
                : control.rescheduleAfter(SOON);
    }

    private <S extends ReportedStatus> Optional<Instant> heldUntil(
            CustomResource<?, S> resource, S status, Instant now) {
        var before = resource.getStatus();
        return before == null
                ? Optional.empty()
                : held.until(resource.getMetadata().getUid(), before, status, now);
    }

    private static <T extends BaseControl<T>> T next(T control, Stream<Instant> checks, Instant now) {
        return checks.min(Instant::compareTo)
                .map(check -> Duration.between(now, check))
                .map(delay -> delay.compareTo(AT_ONCE) < 0 ? AT_ONCE : delay)
                .map(control::rescheduleAfter)
                .orElse(control);
    }

    private <S extends ReportedStatus, P extends CustomResource<?, S>> boolean write(
            P resource, S status, Context<P> context) {
        var before = resource.getStatus();
        var conditions = Facts.conditions(resource);
        var cache = objects.of(context.getControllerConfiguration().getResourceClass());
        var known = cache.get(ResourceID.fromResource(resource));
        resource.setStatus(status);
        try {
            cache.changed(known, Optional.of(context.resourceOperations().updatePrimaryStatus(resource)));
            readyTimes.reported(resource, before, status);
            Transition.between(conditions, status.conditions()).forEach(transition -> tell(resource, transition));
            return true;
        } catch (KubernetesClientException e) {
            if (ApiErrors.overtaken(e) || ApiErrors.gone(e)) {
                log.debug("{} changed while it was reconciled", Facts.name(resource));
                return false;
            }
            throw e;
        }
    }

    private void tell(HasMetadata resource, Transition transition) {
        var reason = transition.to().reason();
        if (transition.alarming()) {
            events.warn(resource, reason, transition.describe());
        } else {
            events.tell(resource, reason, transition.describe());
        }
    }
}
