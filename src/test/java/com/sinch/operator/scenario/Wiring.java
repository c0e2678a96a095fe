package com.sinch.operator.scenario;

import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.ObjectCaches;
import com.sinch.operator.kubernetes.RecordEventSource;
import com.sinch.operator.scenario.Cluster.Change;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.BaseConfigurationService;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom the changes of other kinds wake, as the event sources of the real controllers have it. They are told of the changes as the
 * controllers of those kinds would tell them.
 */
final class Wiring {

    private final Class<? extends CustomResource<?, ?>> type;
    private final List<? extends RecordEventSource<?>> records;
    private final ObjectCaches objects;
    private final Set<ResourceID> woken = new HashSet<>();

    private Wiring(
            Class<? extends CustomResource<?, ?>> type,
            List<? extends EventSource<?, ?>> sources,
            ObjectCaches objects) {
        this.type = type;
        this.objects = objects;
        records = sources.stream()
                .flatMap(source ->
                        source instanceof RecordEventSource<?> ofRecords ? Stream.of(ofRecords) : Stream.empty())
                .toList();
        // Secrets and Roles have no place in a view.
        sources.stream()
                .filter(source -> !(source instanceof InformerEventSource<?, ?>))
                .forEach(source -> {
                    source.setEventHandler(event -> woken.add(event.getRelatedCustomResourceID()));
                    source.start();
                });
    }

    /**
     * @param objects the caches of all controllers, by which the reconciler is told of changes
     * @param client is asked nothing
     * @param view stands for the cache of the controller's own kind
     */
    static <P extends CustomResource<?, ?>> Wiring of(
            Class<P> type, Reconciler<P> reconciler, ObjectCaches objects, KubernetesClient client, View view) {
        var configuration = new BaseConfigurationService().getConfigurationFor(reconciler);
        var context = new EventSourceContext<>(new ViewCache<>(type, view), configuration, client, type);
        return new Wiring(type, reconciler.prepareEventSources(context), objects);
    }

    /** The objects of the controller's kind whose figures in the ledger have changed. */
    Set<ObjectName> woken(Set<String> concerned) {
        return records.stream()
                .flatMap(source -> source.woken(concerned))
                .map(Facts::name)
                .collect(Collectors.toSet());
    }

    /** The objects of the controller's kind that a change of an object of another kind wakes. */
    Set<ObjectName> woken(Change change) {
        woken.clear();
        tell(change, Kind.valueOf(change.name().kind()).type());
        return woken.stream()
                .map(id -> new ObjectName(
                        HasMetadata.getKind(type), id.getNamespace().orElseThrow(), id.getName()))
                .collect(Collectors.toSet());
    }

    private <R extends CustomResource<?, ?>> void tell(Change change, Class<R> kind) {
        objects.of(kind)
                .changed(
                        Optional.ofNullable(change.before()).map(kind::cast),
                        Optional.ofNullable(change.after()).map(kind::cast));
    }
}
