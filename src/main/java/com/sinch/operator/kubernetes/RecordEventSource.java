package com.sinch.operator.kubernetes;

import com.sinch.operator.api.UsageReport;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.EventHandler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Wakes the objects whose figures in the ledger have changed, each at most once in an interval: a wave of a hundred reports
 * becomes a handful of looks.
 *
 * @param <P> the kind of the objects
 */
public final class RecordEventSource<P extends HasMetadata> extends AbstractEventSource<UsageReport, P> {

    /** A balance is never more than a second behind the last record, its own write included. */
    public static final Duration BALANCE = Duration.ofMillis(250);

    /** Other figures wait anyway until a wave of reports is over. */
    public static final Duration FIGURES = Duration.ofSeconds(2);

    private static final String BY_LEDGER_KEY = "ledger-key";

    private final IndexerResourceCache<P> primaries;
    private final Duration interval;
    private final ScheduledExecutorService timer;
    private EventHandler gathering = event -> {};

    private RecordEventSource(IndexerResourceCache<P> primaries, Duration interval, ScheduledExecutorService timer) {
        super(UsageReport.class, "records");
        this.primaries = primaries;
        this.interval = interval;
        this.timer = timer;
    }

    /**
     * For a controller's list of event sources.
     *
     * @param keys what an object goes by in the ledger
     * @param interval how often an object is woken at most
     * @param timer delays what would wake an object too often
     */
    public static <P extends HasMetadata> RecordEventSource<P> of(
            EventSourceContext<P> context,
            RecordWatch records,
            Function<P, List<String>> keys,
            Duration interval,
            ScheduledExecutorService timer) {
        var primaries = context.getPrimaryCache();
        primaries.addIndexer(BY_LEDGER_KEY, keys);
        var source = new RecordEventSource<>(primaries, interval, timer);
        records.onChange(source::changed);
        return source;
    }

    @Override
    public void setEventHandler(EventHandler handler) {
        super.setEventHandler(handler);
        gathering = Gathering.of(handler, timer, interval);
    }

    /** What is asked of records is asked of the ledger. */
    @Override
    public Set<UsageReport> getSecondaryResources(P object) {
        return Set.of();
    }

    /** Whom a change of the ledger concerns, of the objects of this kind. */
    public Stream<P> woken(Set<String> concerned) {
        return concerned.stream().flatMap(key -> primaries.byIndex(BY_LEDGER_KEY, key).stream());
    }

    private void changed(Set<String> concerned) {
        // Before the start there is nothing to miss: every object is reconciled then.
        if (isRunning()) {
            woken(concerned).forEach(object -> gathering.handleEvent(new Event(ResourceID.fromResource(object))));
        }
    }
}
