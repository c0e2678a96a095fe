package com.sinch.operator.scenario;

import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import com.sinch.operator.kubernetes.PrimaryUpdates;
import com.sinch.operator.kubernetes.StatusWriter;
import com.sinch.operator.scenario.Cluster.Change;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An operator on a cluster in memory, in simulated time. Objects are reconciled when the real event wiring wakes them, in
 * an order that chance decides among those that are due.
 */
final class Simulation implements Cluster.Watcher {

    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    /** Longer than anything that is looked at again: what does not change for so long has settled. */
    private static final Duration REST = Duration.ofSeconds(40);

    /** As the real operator gathers the events of children. */
    private static final Duration GATHERING = Duration.ofSeconds(1);

    /** More writes to one status than anything takes that settles. */
    private static final int PING_PONG = 40;

    private final Cluster cluster = new Cluster(this);
    private final KnownNamespaces namespaces = new KnownNamespaces();
    private final KeyStore keys = new KeyStore();
    private final AccessStore access = new AccessStore();
    private final Map<Kind, Controller> controllers = new EnumMap<>(Kind.class);
    private final Random chance;
    private final Deliveries deliveries;
    private final List<ObjectName> awake = new ArrayList<>();
    private final Map<ObjectName, Instant> gathered = new HashMap<>();
    private final Map<ObjectName, Instant> checks = new HashMap<>();
    private final Set<ObjectName> stuck = new HashSet<>();
    private final List<Write> writes = new ArrayList<>();
    private Consumer<Write> onWrite = write -> {};
    private Instant now = START;
    private Instant changed = START;

    /** A status that was written. */
    record Write(Instant at, ObjectName name, ReportedStatus status) {}

    private Simulation(long seed, Duration lag) {
        chance = new Random(seed);
        deliveries = new Deliveries(chance, lag);
        for (var kind : Kind.values()) {
            controllers.put(kind, new Controller(kind, cluster, namespaces, keys, access));
        }
    }

    /** Caches show everything at once. */
    static Simulation fresh(long seed) {
        return new Simulation(seed, Duration.ZERO);
    }

    /** Caches learn of a write up to {@code lag} later, each at another time. */
    static Simulation lagging(long seed, Duration lag) {
        return new Simulation(seed, lag);
    }

    /** Whether the API server would take it. */
    boolean accepts(CustomResource<?, ? extends ReportedStatus> manifest) {
        return cluster.accepts(manifest);
    }

    void apply(CustomResource<?, ? extends ReportedStatus> manifest) {
        cluster.apply(manifest, now);
    }

    void delete(ObjectName name) {
        cluster.delete(name, now);
    }

    /** Cuts an object's finalizers and deletes it. */
    void cut(ObjectName name) {
        cluster.remove(name);
    }

    void label(String namespace, Map<String, String> labels) {
        namespaces.label(namespace, labels);
        wakeAll();
    }

    void namespacesReadable(boolean readable) {
        namespaces.readable(readable);
        wakeAll();
    }

    void put(StoredSecret secret) {
        keys.put(secret);
    }

    void deleteSecret(String namespace, String name) {
        var owners = keys.secrets().stream()
                .filter(secret ->
                        secret.namespace().equals(namespace) && secret.name().equals(name))
                .flatMap(secret -> Stream.ofNullable(secret.owner()))
                .toList();
        keys.delete(namespace, name);
        owners.forEach(this::wake);
    }

    void put(StoredGrant grant) {
        access.put(grant);
    }

    void deleteRole(String namespace, String name) {
        access.delete(namespace, name);
    }

    List<StoredGrant> grants() {
        return access.grants();
    }

    /** Who answers every status that is written. */
    void onWrite(Consumer<Write> answer) {
        onWrite = answer;
    }

    /** Takes away all that was reported, but for what was recorded: IDs and keys. What is paused is left alone. */
    void loseStatuses() {
        cluster.all().stream()
                .filter(object -> !Facts.paused(object) && object.getStatus() != null)
                .forEach(object ->
                        cluster.apply(Kind.copy(object, object.getMetadata(), Records.of(object.getStatus())), now));
    }

    /** From now on an object is never reconciled. */
    void stick(ObjectName name) {
        stuck.add(name);
    }

    List<CustomResource<?, ? extends ReportedStatus>> objects() {
        return cluster.all();
    }

    List<StoredSecret> secrets() {
        return keys.secrets();
    }

    List<Write> writes() {
        return List.copyOf(writes);
    }

    /** Lets some time pass. */
    void pass(Duration time) {
        passUntil(now.plus(time));
    }

    void passUntil(Instant end) {
        while (step(end)) {
            // Goes on by itself.
        }
        now = end;
    }

    /** Lets time pass until nothing changes any more, then sees whether anybody was forgotten. */
    void settle() {
        var before = writes.size();
        changed = now;
        while (step(changed.plus(REST))) {
            refusePingPong(writes.subList(before, writes.size()));
        }
        now = changed.plus(REST);
        var settled = writes.size();
        wakeAll();
        while (!awake.isEmpty()) {
            step(now);
        }
        if (writes.size() > settled) {
            throw new AssertionError("nobody was woken for " + writes.subList(settled, writes.size()));
        }
    }

    private void refusePingPong(List<Write> since) {
        if (since.isEmpty()) {
            return;
        }
        var last = since.get(since.size() - 1);
        var same =
                since.stream().filter(write -> write.name().equals(last.name())).toList();
        if (same.size() > PING_PONG) {
            throw new AssertionError("does not settle: " + same.subList(PING_PONG - 4, PING_PONG));
        }
    }

    /** Does the next thing that is due until then. */
    private boolean step(Instant until) {
        if (!awake.isEmpty()) {
            reconcile(awake.remove(chance.nextInt(awake.size())));
            return true;
        }
        var next = Stream.of(gathered.values().stream(), checks.values().stream(), deliveries.times())
                .flatMap(times -> times)
                .min(Instant::compareTo)
                .filter(time -> !time.isAfter(until));
        if (next.isEmpty()) {
            return false;
        }
        now = next.get().isAfter(now) ? next.get() : now;
        deliveries.due(now).forEach(this::deliver);
        wakeDue(gathered);
        wakeDue(checks);
        return true;
    }

    private void wakeDue(Map<ObjectName, Instant> times) {
        var due = times.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(times::remove);
        due.forEach(this::wake);
    }

    private void reconcile(ObjectName name) {
        if (stuck.contains(name)) {
            return;
        }
        var outcome = controller(name).reconcile(name, now);
        outcome.written().ifPresent(status -> wrote(new Write(now, name, status)));
        checks.remove(name);
        var next = outcome.refused()
                ? now.plus(StatusWriter.SOON)
                : outcome.nextCheck().orElse(null);
        if (next != null) {
            checks.put(name, next.isAfter(now) ? next : now.plusMillis(1));
        }
    }

    private void wrote(Write write) {
        writes.add(write);
        onWrite.accept(write);
    }

    @Override
    public void saw(Change change) {
        changed = now;
        if (change.after() == null && change.before() != null) {
            keys.collect(change.before().getMetadata().getUid());
            access.collect(change.before().getMetadata().getUid());
        }
        for (var kind : Kind.values()) {
            var ownWrite = change.own() && kind.name().equals(change.name().kind());
            deliveries.send(kind, change, ownWrite ? now : deliveries.time(kind, change, now));
        }
        deliveries.due(now).forEach(this::deliver);
    }

    private void deliver(Deliveries.Delivery delivery) {
        var change = delivery.change();
        var controller = controllers.get(delivery.to());
        if (controller == null || !controller.see(change)) {
            return;
        }
        if (delivery.to().name().equals(change.name().kind())) {
            if (calls(change)) {
                wake(change.name());
            }
            return;
        }
        var fromBelow = Kind.valueOf(change.name().kind()).compareTo(delivery.to()) > 0;
        for (var woken : controller.woken(change)) {
            if (fromBelow) {
                gathered.putIfAbsent(woken, now.plus(GATHERING));
            } else {
                wake(woken);
            }
        }
    }

    /** Whether a change of an object calls for its own reconciliation. */
    private static boolean calls(Change change) {
        if (change.own() || change.after() == null) {
            return false;
        }
        return change.before() == null || matters(change.after(), change.before());
    }

    @SuppressWarnings("unchecked")
    private static <P extends CustomResource<?, ? extends ReportedStatus>> boolean matters(
            P after, CustomResource<?, ? extends ReportedStatus> before) {
        return PrimaryUpdates.matter(after, (P) before);
    }

    private void wakeAll() {
        cluster.all().forEach(object -> wake(Facts.name(object)));
    }

    private void wake(ObjectName name) {
        if (!awake.contains(name)) {
            awake.add(name);
        }
    }

    private Controller controller(ObjectName name) {
        return Objects.requireNonNull(controllers.get(Kind.valueOf(name.kind())));
    }
}
