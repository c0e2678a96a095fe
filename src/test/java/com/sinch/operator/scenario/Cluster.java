package com.sinch.operator.scenario;

import com.sinch.operator.api.ApiGroup;
import com.sinch.operator.api.ReportedStatus;
import com.sinch.operator.domain.hierarchy.ObjectName;
import com.sinch.operator.kubernetes.Facts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an API server keeps of our kinds, and how: UIDs, versions, generations and finalizers. Objects are never modified. */
final class Cluster {

    /**
     * One write.
     *
     * @param before the object before it; null = it is new
     * @param after the object after it; null = it is gone
     * @param own whether it is one that the controller of the object's kind made and need not be told of
     */
    record Change(
            ObjectName name,
            @Nullable CustomResource<?, ? extends ReportedStatus> before,
            @Nullable CustomResource<?, ? extends ReportedStatus> after,
            boolean own) {}

    /** Is told of every write. */
    interface Watcher {
        void saw(Change change);
    }

    /** UIDs become labels. */
    private static final int LONGEST_IN_UID = 50;

    private final Map<ObjectName, CustomResource<?, ? extends ReportedStatus>> objects =
            new TreeMap<>(Comparator.comparing(ObjectName::toString));
    private final Set<String> uids = new HashSet<>();
    private final Watcher watcher;
    private long version;

    Cluster(Watcher watcher) {
        this.watcher = watcher;
    }

    Optional<CustomResource<?, ? extends ReportedStatus>> find(ObjectName name) {
        return Optional.ofNullable(objects.get(name));
    }

    List<CustomResource<?, ? extends ReportedStatus>> all() {
        return List.copyOf(objects.values());
    }

    /** Whether an object may be applied: what the rules of the CRDs say of an edit. */
    boolean accepts(CustomResource<?, ? extends ReportedStatus> manifest) {
        return find(Facts.name(manifest))
                .filter(present -> !Immutable.accepts(present, manifest))
                .isEmpty();
    }

    /** A user's {@code kubectl replace} or {@code create}; a status in the manifest is written as well. */
    void apply(CustomResource<?, ? extends ReportedStatus> manifest, Instant now) {
        var present = objects.get(Facts.name(manifest));
        if (present == null) {
            create(manifest, now);
            return;
        }
        if (!accepts(manifest)) {
            throw new IllegalArgumentException("an edit of what is immutable: " + Facts.name(manifest));
        }
        var generation = present.getMetadata().getGeneration();
        var metadata = present.getMetadata()
                .edit()
                .withLabels(manifest.getMetadata().getLabels())
                .withAnnotations(manifest.getMetadata().getAnnotations())
                .withGeneration(present.getSpec().equals(manifest.getSpec()) ? generation : generation + 1);
        var status = manifest.getStatus() == null ? present.getStatus() : manifest.getStatus();
        put(present, Kind.copy(manifest, versioned(metadata), status), false);
    }

    /** Creates an object. Where one of that name is there, does nothing and returns false. */
    boolean create(CustomResource<?, ? extends ReportedStatus> manifest, Instant now) {
        var name = Facts.name(manifest);
        if (objects.containsKey(name)) {
            return false;
        }
        var metadata = new ObjectMetaBuilder()
                .withName(name.name())
                .withNamespace(name.namespace())
                .withLabels(manifest.getMetadata().getLabels())
                .withAnnotations(manifest.getMetadata().getAnnotations())
                .withUid(uid(name))
                .withGeneration(1L)
                .withCreationTimestamp(now.truncatedTo(ChronoUnit.SECONDS).toString());
        put(null, Kind.copy(manifest, versioned(metadata), manifest.getStatus()), false);
        return true;
    }

    /** Deletes an object, or marks it as deleted where a finalizer holds it. */
    void delete(ObjectName name, Instant now) {
        var present = objects.get(name);
        if (present == null || Facts.terminating(present)) {
            return;
        }
        if (present.getMetadata().getFinalizers().isEmpty()) {
            remove(name);
            return;
        }
        edit(name, false, metadata -> metadata.withDeletionTimestamp(now.toString())
                .withGeneration(present.getMetadata().getGeneration() + 1));
    }

    /** Lets an object go, as when its last finalizer is taken away. */
    void remove(ObjectName name) {
        var gone = objects.remove(name);
        if (gone != null) {
            watcher.saw(new Change(name, gone, null, false));
        }
    }

    void addFinalizer(ObjectName name) {
        edit(name, true, metadata -> metadata.withFinalizers(ApiGroup.FINALIZER));
    }

    /**
     * Writes a status.
     *
     * @param read the object as it was read
     * @return whether it was written; not where the object has changed since it was read
     */
    boolean report(CustomResource<?, ? extends ReportedStatus> read, ReportedStatus status) {
        var present = objects.get(Facts.name(read));
        if (present == null || version(present) != version(read)) {
            return false;
        }
        put(present, Kind.copy(present, versioned(present.getMetadata().edit()), status), true);
        return true;
    }

    static long version(HasMetadata object) {
        return Long.parseLong(object.getMetadata().getResourceVersion());
    }

    private void edit(ObjectName name, boolean own, UnaryOperator<ObjectMetaBuilder> change) {
        var present = objects.get(name);
        if (present != null) {
            var metadata = change.apply(present.getMetadata().edit());
            put(present, Kind.copy(present, versioned(metadata), present.getStatus()), own);
        }
    }

    private void put(
            @Nullable CustomResource<?, ? extends ReportedStatus> before,
            CustomResource<?, ? extends ReportedStatus> after,
            boolean own) {
        objects.put(Facts.name(after), after);
        watcher.saw(new Change(Facts.name(after), before, after, own));
    }

    private ObjectMeta versioned(ObjectMetaBuilder metadata) {
        version++;
        return metadata.withResourceVersion(Long.toString(version)).build();
    }

    /** Speaks for itself, and is nobody else's, whatever was created before. */
    private String uid(ObjectName object) {
        var name = object.kind().toLowerCase(Locale.ROOT) + "-" + object.name();
        var whose = "uid-of-" + name.substring(0, Math.min(name.length(), LONGEST_IN_UID));
        var uid = whose;
        for (var again = 2; !uids.add(uid); again++) {
            uid = whose + "-" + again;
        }
        return uid;
    }
}
