package com.sinch.operator.scenario;

import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.RecordEventSource;
import com.sinch.operator.scenario.Cluster.Change;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.BaseConfigurationService;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom the events of other kinds wake, as the event sources of the real controllers have it: their filters and mappers,
 * without informers.
 */
final class Wiring {

    private final Class<? extends CustomResource<?, ?>> type;
    private final List<? extends InformerEventSource<?, ?>> sources;
    private final List<? extends RecordEventSource<?>> records;

    private Wiring(
            Class<? extends CustomResource<?, ?>> type,
            List<? extends InformerEventSource<?, ?>> sources,
            List<? extends RecordEventSource<?>> records) {
        this.type = type;
        this.sources = sources;
        this.records = records;
    }

    /**
     * @param client is asked nothing
     * @param view stands for the cache of the controller's own kind
     */
    static <P extends CustomResource<?, ?>> Wiring of(
            Class<P> type, Reconciler<P> reconciler, KubernetesClient client, View view) {
        var configuration = new BaseConfigurationService().getConfigurationFor(reconciler);
        var context = new EventSourceContext<>(new ViewCache<>(type, view), configuration, client, type);
        var all = reconciler.prepareEventSources(context);
        var sources = all.stream()
                .flatMap(source ->
                        source instanceof InformerEventSource<?, ?> informer ? Stream.of(informer) : Stream.empty())
                .toList();
        var records = all.stream()
                .flatMap(source ->
                        source instanceof RecordEventSource<?> ofRecords ? Stream.of(ofRecords) : Stream.empty())
                .toList();
        return new Wiring(type, sources, records);
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
        return sources.stream()
                .flatMap(source -> woken(source, change))
                .map(id -> new ObjectName(
                        HasMetadata.getKind(type), id.getNamespace().orElseThrow(), id.getName()))
                .collect(Collectors.toSet());
    }

    private static <R extends HasMetadata> Stream<ResourceID> woken(InformerEventSource<R, ?> source, Change change) {
        var versions = Stream.of(change.before(), change.after())
                .filter(source.resourceType()::isInstance)
                .map(source.resourceType()::cast)
                .toList();
        var configuration = source.configuration();
        if (versions.size() == 2
                && !configuration.getInformerConfig().getOnUpdateFilter().accept(versions.get(1), versions.get(0))) {
            return Stream.empty();
        }
        // Of an update both are told: whom the object names, and whom it has left.
        return versions.stream()
                .flatMap(version -> configuration.getSecondaryToPrimaryMapper().toPrimaryResourceIDs(version).stream());
    }
}
