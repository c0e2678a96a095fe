package com.sinch.operator.kubernetes;

import com.sinch.operator.api.AllowedNamespaces;
import com.sinch.operator.domain.hierarchy.ObjectName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.EventHandler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Wakes the objects that the labels of a namespace concern: those in it that refer to another namespace, and those
 * anywhere that choose their children's namespaces by labels.
 *
 * @param <P> the kind of the objects
 */
public final class NamespaceEventSource<P extends HasMetadata> extends AbstractEventSource<Namespace, P> {

    private static final String BY_NAMESPACE = "concerned-by-namespace";

    /** The key of those who are concerned by every namespace: no namespace has this name. */
    private static final String EVERY = "*";

    private final IndexerResourceCache<P> primaries;
    private final ScheduledExecutorService timer;
    private EventHandler gathering = event -> {};

    private NamespaceEventSource(IndexerResourceCache<P> primaries, ScheduledExecutorService timer) {
        super(Namespace.class, "namespaces");
        this.primaries = primaries;
        this.timer = timer;
    }

    /**
     * For a controller's list of event sources.
     *
     * @param references the objects that one refers to
     * @param allowed whom one takes as children
     * @param timer delays what would wake an object too often
     */
    public static <P extends HasMetadata> NamespaceEventSource<P> of(
            EventSourceContext<P> context,
            NamespaceWatch namespaces,
            Function<P, Stream<ObjectName>> references,
            Function<P, Stream<AllowedNamespaces>> allowed,
            ScheduledExecutorService timer) {
        var primaries = context.getPrimaryCache();
        primaries.addIndexer(BY_NAMESPACE, object -> keys(object, references, allowed));
        var source = new NamespaceEventSource<>(primaries, timer);
        namespaces.onChange(source::changed);
        return source;
    }

    private static <P extends HasMetadata> List<String> keys(
            P object, Function<P, Stream<ObjectName>> references, Function<P, Stream<AllowedNamespaces>> allowed) {
        if (allowed.apply(object).anyMatch(AllowedNamespaces::byLabels)) {
            return List.of(EVERY);
        }
        var home = object.getMetadata().getNamespace();
        var refersElsewhere =
                references.apply(object).anyMatch(target -> !target.namespace().equals(home));
        return refersElsewhere ? List.of(home) : List.of();
    }

    @Override
    public void setEventHandler(EventHandler handler) {
        super.setEventHandler(handler);
        gathering = Gathering.of(handler, timer);
    }

    /** What is asked of namespaces is never an object of one of ours. */
    @Override
    public Set<Namespace> getSecondaryResources(P object) {
        return Set.of();
    }

    private void changed(String namespace) {
        // Before the start there is nothing to miss: every object is reconciled then.
        if (!isRunning()) {
            return;
        }
        wake(namespace, getEventHandler());
        wake(EVERY, gathering);
    }

    private void wake(String key, EventHandler handler) {
        primaries
                .byIndex(BY_NAMESPACE, key)
                .forEach(object -> handler.handleEvent(new Event(ResourceID.fromResource(object))));
    }
}
