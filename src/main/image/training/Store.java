import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** What the stub of an API server holds: objects, and all that has happened to them. */
final class Store {

    /** Whose objects: of one namespace, or of all where it is empty. */
    record Collection(String prefix, String namespace, String resource) {

        boolean has(Collection other) {
            return prefix.equals(other.prefix)
                    && resource.equals(other.resource)
                    && (namespace.isEmpty() || namespace.equals(other.namespace));
        }
    }

    /** One object. */
    record Place(Collection collection, String name) {}

    /** One change; the number is the resourceVersion of the object then. */
    record Change(long number, String type, Collection collection, ObjectNode object) {}

    private final ObjectMapper json;
    private final Map<Place, ObjectNode> objects = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    Store(ObjectMapper json) {
        this.json = json;
    }

    synchronized long version() {
        return changes.size();
    }

    /** Null where it is not there. */
    synchronized ObjectNode get(Place place) {
        return objects.get(place);
    }

    synchronized List<ObjectNode> list(Collection collection) {
        return objects.entrySet().stream()
                .filter(entry -> collection.has(entry.getKey().collection()))
                .map(Map.Entry::getValue)
                .toList();
    }

    synchronized ObjectNode create(Place place, ObjectNode object) {
        var metadata = object.withObject("/metadata");
        metadata.put("name", place.name());
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", now());
        metadata.put("generation", 1);
        if (!place.collection().namespace().isEmpty()) {
            metadata.put("namespace", place.collection().namespace());
        }
        return stored(place, object, "ADDED");
    }

    /** Puts an object in the place of one that is there; of a status only that is taken, and of all else never that. */
    synchronized ObjectNode replace(Place place, ObjectNode object, boolean status) {
        var before = objects.get(place);
        var after = status ? before.deepCopy() : object;
        var from = status ? object : before;
        if (from.has("status")) {
            after.set("status", from.get("status"));
        }
        return stored(place, after, "MODIFIED");
    }

    synchronized ObjectNode remove(Place place) {
        var gone = objects.remove(place);
        return changed(place, gone.deepCopy(), "DELETED");
    }

    /** The changes after a number, as soon as there are any. */
    synchronized List<Change> after(long number) throws InterruptedException {
        while (changes.size() <= number) {
            wait();
        }
        return List.copyOf(changes.subList((int) number, changes.size()));
    }

    /** Whether it came to hold in time. */
    synchronized boolean eventually(Predicate<Store> condition, Instant deadline) throws InterruptedException {
        while (!condition.test(this)) {
            long left = Instant.now().until(deadline, ChronoUnit.MILLIS);
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private ObjectNode stored(Place place, ObjectNode object, String type) {
        var changed = changed(place, object, type);
        objects.put(place, changed);
        return changed;
    }

    private ObjectNode changed(Place place, ObjectNode object, String type) {
        long number = changes.size() + 1L;
        object.withObject("/metadata").put("resourceVersion", Long.toString(number));
        changes.add(new Change(number, type, place.collection(), object));
        notifyAll();
        return object;
    }

    JsonNode event(Change change) {
        return json.createObjectNode().put("type", change.type()).set("object", change.object());
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
