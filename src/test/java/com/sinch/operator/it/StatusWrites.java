package com.sinch.operator.it;

import com.sinch.operator.api.BillingAccount;
import com.sinch.operator.api.Project;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.api.SinchAccount;
import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statuses that were written to each object, by watching: every one that differs from the one before. It tells of what
 * happens from its making on, and only in its namespaces, so that others may work beside it.
 */
final class StatusWrites implements AutoCloseable {

    private static final Set<String> REPORTED = Set.of("Accepted", "BillingReady", "Ready", "SubtreeReady");

    private final Map<String, Optional<ReportedStatus>> last = new ConcurrentHashMap<>();
    private final Map<String, List<String>> written = new ConcurrentHashMap<>();
    private final List<Watch> watches;

    private StatusWrites(List<Sandbox> sandboxes) {
        watches = sandboxes.stream().flatMap(this::watch).toList();
    }

    static StatusWrites in(Sandbox... sandboxes) {
        return new StatusWrites(List.of(sandboxes));
    }

    /** What was written to each object, in a word each, by its kind, namespace and name; absent where nothing was. */
    Map<String, List<String>> byObject() {
        return new TreeMap<>(written);
    }

    /** What was written to one object. */
    List<String> of(String kind, Sandbox sandbox, String name) {
        return written.getOrDefault(key(kind, sandbox.namespace(), name), List.of());
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
    }

    private Stream<Watch> watch(Sandbox sandbox) {
        return Stream.of(SinchAccount.class, BillingAccount.class, Project.class, Subproject.class)
                .map(kind -> sandbox.client()
                        .resources(kind)
                        .inNamespace(sandbox.namespace())
                        .watch(watcher()));
    }

    private <T extends CustomResource<?, ? extends ReportedStatus>> Watcher<T> watcher() {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, T object) {
                var metadata = object.getMetadata();
                var key = key(object.getKind(), metadata.getNamespace(), metadata.getName());
                switch (action) {
                    case ADDED -> last.put(key, Optional.ofNullable(object.getStatus()));
                    case DELETED -> last.remove(key);
                    default -> seen(key, Optional.ofNullable(object.getStatus()));
                }
            }

            @Override
            public void onClose(WatcherException cause) {
                throw new IllegalStateException("the watch ended", cause);
            }
        };
    }

    private void seen(String key, Optional<ReportedStatus> status) {
        var before = last.put(key, status);
        if (before != null && !before.equals(status)) {
            written.computeIfAbsent(key, unused -> new CopyOnWriteArrayList<>())
                    .add(status.map(StatusWrites::summary).orElse("none"));
        }
    }

    /** Enough to tell why it was written. */
    private static String summary(ReportedStatus status) {
        return status.conditions().stream()
                .filter(condition -> REPORTED.contains(condition.type()))
                .map(condition -> condition.type() + "=" + condition.status() + "/" + condition.reason())
                .collect(Collectors.joining(" "));
    }

    private static String key(String kind, String namespace, String name) {
        return kind + " " + namespace + "/" + name;
    }
}
