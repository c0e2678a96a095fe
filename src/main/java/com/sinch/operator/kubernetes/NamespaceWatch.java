package com.sinch.operator.kubernetes;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches Namespaces, one watch for all controllers, if the operator may. Namespaces belong to the whole cluster, so an
 * operator of a few namespaces often may not; then no selector chooses anything, and it is tried again from time to time.
 */
public final class NamespaceWatch implements Namespaces, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NamespaceWatch.class);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

    private final KubernetesClient client;
    private final ScheduledExecutorService timer;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable SharedIndexInformer<Namespace> informer;
    private volatile boolean refused;
    private volatile boolean closed;

    /**
     * @param client the cluster
     * @param timer tries again what was refused; whoever owns it ends it
     */
    public NamespaceWatch(KubernetesClient client, ScheduledExecutorService timer) {
        this.client = client;
        this.timer = timer;
    }

    /**
     * Starts to watch and returns when all namespaces are known, or that they may not be read.
     *
     * @throws KubernetesClientException where the API server fails
     */
    public void start() {
        if (permitted()) {
            watch();
            refused = false;
            return;
        }
        if (!refused) {
            log.warn("The operator may not list Namespaces: no selector in allowedNamespaces permits anything."
                    + " Grant it get, list and watch of namespaces if any is used.");
        }
        refused = true;
        startLater();
    }

    /** Tells of every namespace that appears, disappears or changes its labels. */
    void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    @Override
    public Optional<Map<String, String>> labels(String namespace) {
        var watching = informer;
        return Optional.ofNullable(watching == null ? null : watching.getStore().getByKey(namespace))
                .map(NamespaceWatch::labels);
    }

    @Override
    public boolean readable() {
        return informer != null;
    }

    @Override
    public void close() {
        closed = true;
        var watching = informer;
        if (watching != null) {
            watching.stop();
        }
    }

    private boolean permitted() {
        try {
            client.namespaces().list(new ListOptionsBuilder().withLimit(1L).build());
            return true;
        } catch (KubernetesClientException e) {
            if (ApiErrors.forbidden(e)) {
                return false;
            }
            throw e;
        }
    }

    private void watch() {
        var started = client.namespaces().inform(new Changes());
        informer = started;
        var unused = started.stopped().whenComplete((stopped, cause) -> lost(started, cause));
        // Who was told of a namespace while this was not set yet has seen none.
        started.getStore().listKeys().forEach(this::tell);
    }

    private void lost(SharedIndexInformer<Namespace> watching, @Nullable Throwable cause) {
        if (closed) {
            return;
        }
        log.warn(
                "The watch of Namespaces ended; until it is back no selector in allowedNamespaces permits anything",
                cause);
        informer = null;
        watching.getStore().listKeys().forEach(this::tell);
        startLater();
    }

    private void startLater() {
        var unused = timer.schedule(this::startAgain, TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void startAgain() {
        try {
            start();
        } catch (KubernetesClientException e) {
            log.warn("Namespaces cannot be read: {}", e.getMessage());
            startLater();
        }
    }

    private void tell(String namespace) {
        listeners.forEach(listener -> listener.accept(namespace));
    }

    private static Map<String, String> labels(Namespace namespace) {
        var labels = namespace.getMetadata().getLabels();
        return labels == null ? Map.of() : labels;
    }

    private final class Changes implements ResourceEventHandler<Namespace> {

        @Override
        public void onAdd(Namespace namespace) {
            tell(namespace.getMetadata().getName());
        }

        @Override
        public void onUpdate(Namespace before, Namespace after) {
            if (!labels(before).equals(labels(after))) {
                tell(after.getMetadata().getName());
            }
        }

        @Override
        public void onDelete(Namespace namespace, boolean unknown) {
            tell(namespace.getMetadata().getName());
        }
    }
}
