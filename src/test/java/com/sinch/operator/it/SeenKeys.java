package com.sinch.operator.it;

import com.sinch.operator.api.KeyRecord;
import com.sinch.operator.api.KeyState;
import com.sinch.operator.api.Subproject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Every key that ever was in a Secret, or valid, by namespace; and every status that named two active ones. */
final class SeenKeys implements AutoCloseable {

    private final Map<String, Set<String>> seen = new ConcurrentHashMap<>();
    private final List<String> twoActive = new CopyOnWriteArrayList<>();
    private final List<Watch> watches;

    SeenKeys(KubernetesClient client) {
        watches = List.of(
                client.secrets()
                        .inAnyNamespace()
                        .withLabel("account.sinch.com/credential", "api-key")
                        .watch(watcher(this::look)),
                client.resources(Subproject.class).inAnyNamespace().watch(watcher(this::look)));
    }

    Set<String> in(String namespace) {
        return seen.getOrDefault(namespace, Set.of());
    }

    /** The statuses, each in its own words, that named more than one active key. */
    List<String> twoActive() {
        return List.copyOf(twoActive);
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
    }

    private void look(Secret secret) {
        if (secret.getData() != null && secret.getData().containsKey("SINCH_KEY_ID")) {
            add(secret, Sandbox.data(secret, "SINCH_KEY_ID"));
        }
    }

    private void look(Subproject subproject) {
        var status = subproject.getStatus();
        if (status == null) {
            return;
        }
        status.keys().stream().filter(KeyRecord::live).forEach(key -> add(subproject, key.keyId()));
        if (status.keys().stream().filter(key -> key.state() == KeyState.Active).count() > 1) {
            twoActive.add(subproject.getMetadata().getNamespace() + " " + status.keys());
        }
    }

    private void add(HasMetadata object, String keyId) {
        seen.computeIfAbsent(object.getMetadata().getNamespace(), unused -> ConcurrentHashMap.newKeySet())
                .add(keyId);
    }

    private static <T> Watcher<T> watcher(Consumer<T> look) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, T object) {
                look.accept(object);
            }

            @Override
            public void onClose(WatcherException cause) {
                throw new IllegalStateException("the watch ended", cause);
            }
        };
    }
}
