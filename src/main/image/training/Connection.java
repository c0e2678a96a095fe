import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection to the stub of an API server: requests one after another, or a watch that lasts. */
final class Connection implements Runnable {

    private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT_FRAME = 0x81;
    private static final int LONGEST_SHORT_FRAME = 125;
    private static final int MEDIUM_FRAME = 126;
    private static final int LONG_FRAME = 127;
    private static final int LONGEST_MEDIUM_FRAME = 0xffff;

    private record Request(String method, URI uri, Map<String, String> headers, byte[] body) {

        Map<String, String> query() {
            var query = new HashMap<String, String>();
            for (var part : uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
                var pair = part.split("=", 2);
                query.put(pair[0], pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
            return query;
        }
    }

    /** What a path names: a collection, and perhaps one of its objects, and perhaps only its status. */
    private record Target(Store.Collection collection, String name, boolean status) {

        Store.Place place() {
            return new Store.Place(collection, name);
        }
    }

    private final Socket socket;
    private final Store store;
    private final ObjectMapper json;

    Connection(Socket socket, Store store, ObjectMapper json) {
        this.socket = socket;
        this.store = store;
        this.json = json;
    }

    @Override
    public void run() {
        try (socket) {
            var input = new BufferedInputStream(socket.getInputStream());
            for (var request = read(input); request != null; request = read(input)) {
                answer(request, socket.getOutputStream());
            }
        } catch (IOException | InterruptedException e) {
            // The operator hung up, as it does when it ends.
            System.err.println("training: a connection ended: " + e.getMessage());
        }
    }

    private void answer(Request request, OutputStream output) throws IOException, InterruptedException {
        var target = target(request.uri().getPath());
        if (request.query().containsKey("watch")) {
            watch(request, target, output);
            return;
        }
        switch (request.method()) {
            case "GET" -> get(request, target, output);
            case "POST" -> post(request, target, output);
            case "PUT" -> put(target, (ObjectNode) json.readTree(request.body()), output);
            case "PATCH" -> put(target, patched(request, target), output);
            case "DELETE" -> send(output, 200, store.remove(target.place()));
            default -> send(output, 405, failure(405));
        }
    }

    private void get(Request request, Target target, OutputStream output) throws IOException {
        if (target.name().isEmpty()) {
            send(output, 200, list(target.collection(), request.query().getOrDefault("labelSelector", "")));
            return;
        }
        var object = store.get(target.place());
        send(output, object == null ? 404 : 200, object == null ? failure(404) : object);
    }

    private void post(Request request, Target target, OutputStream output) throws IOException {
        var object = (ObjectNode) json.readTree(request.body());
        if (target.collection().resource().endsWith("reviews")) {
            object.withObject("/status").put("allowed", true);
            send(output, 201, object);
            return;
        }
        var name = object.at("/metadata/name").asText(object.at("/metadata/generateName").asText() + store.version());
        var place = new Store.Place(target.collection(), name);
        var conflict = store.get(place) != null;
        send(output, conflict ? 409 : 201, conflict ? failure(409) : store.create(place, object));
    }

    private void put(Target target, ObjectNode object, OutputStream output) throws IOException {
        if (store.get(target.place()) == null) {
            send(output, 404, failure(404));
            return;
        }
        send(output, 200, store.replace(target.place(), object, target.status()));
    }

    private ObjectNode patched(Request request, Target target) throws IOException {
        var before = store.get(target.place()).deepCopy();
        var patch = json.readTree(request.body());
        return patch.isArray()
                ? (ObjectNode) JsonPatch.apply(patch, before)
                : json.readerForUpdating(before).readValue(patch);
    }

    private JsonNode list(Store.Collection collection, String selector) {
        var list = json.createObjectNode().put("kind", "List").put("apiVersion", "v1");
        list.withObject("/metadata").put("resourceVersion", Long.toString(store.version()));
        var items = list.putArray("items");
        store.list(collection).stream().filter(object -> chosen(object, selector)).forEach(items::add);
        return list;
    }

    /** By what the operator asks for: labels that are there, or that have one value. */
    private static boolean chosen(JsonNode object, String selector) {
        var labels = object.path("metadata").path("labels");
        return Arrays.stream(selector.split(","))
                .filter(part -> !part.isBlank())
                .map(part -> part.split("=+", 2))
                .allMatch(part -> part.length == 1
                        ? labels.has(part[0])
                        : labels.path(part[0]).asText().equals(part[1]));
    }

    private void watch(Request request, Target target, OutputStream output) throws IOException, InterruptedException {
        write(output, List.of(
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Accept: " + accepted(request.headers().get("sec-websocket-key"))));
        var selector = request.query().getOrDefault("labelSelector", "");
        long seen = Long.parseLong(request.query().getOrDefault("resourceVersion", "0"));
        while (true) {
            for (var change : store.after(seen)) {
                seen = change.number();
                if (target.collection().has(change.collection()) && chosen(change.object(), selector)) {
                    frame(output, json.writeValueAsBytes(store.event(change)));
                }
            }
        }
    }

    private static void frame(OutputStream output, byte[] text) throws IOException {
        var header = ByteBuffer.allocate(10).put((byte) TEXT_FRAME);
        if (text.length <= LONGEST_SHORT_FRAME) {
            header.put((byte) text.length);
        } else if (text.length <= LONGEST_MEDIUM_FRAME) {
            header.put((byte) MEDIUM_FRAME).putShort((short) text.length);
        } else {
            header.put((byte) LONG_FRAME).putLong(text.length);
        }
        var bytes = new ByteArrayOutputStream();
        bytes.write(header.array(), 0, header.position());
        bytes.write(text);
        output.write(bytes.toByteArray());
        output.flush();
    }

    private static String accepted(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-1").digest((key + WEB_SOCKET).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no SHA-1", e);
        }
    }

    private JsonNode failure(int code) {
        return json.createObjectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("code", code);
    }

    private void send(OutputStream output, int code, JsonNode answer) throws IOException {
        var body = json.writeValueAsBytes(answer);
        write(output, List.of(
                "HTTP/1.1 " + code + " -", "Content-Type: application/json", "Content-Length: " + body.length));
        output.write(body);
        output.flush();
    }

    private static void write(OutputStream output, List<String> lines) throws IOException {
        output.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        output.flush();
    }

    private static Request read(InputStream input) throws IOException {
        var first = line(input).split(" ");
        if (first.length < 2) {
            return null;
        }
        var headers = new TreeMap<String, String>();
        for (var line = line(input); !line.isEmpty(); line = line(input)) {
            var colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        var body = input.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(first[0], URI.create(first[1]), headers, body);
    }

    /** Empty at the end. */
    private static String line(InputStream input) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
    }

    /** Of /api/v1/… or /apis/GROUP/VERSION/…, followed by [namespaces/NAMESPACE/]RESOURCE[/NAME[/status]]. */
    private static Target target(String path) {
        var parts = path.substring(1).split("/");
        int from = parts[0].equals("api") ? 2 : 3;
        var prefix = String.join("/", Arrays.copyOf(parts, Math.min(from, parts.length)));
        boolean namespaced = parts.length > from + 2 && parts[from].equals("namespaces");
        var rest = Arrays.copyOfRange(parts, Math.min(parts.length, namespaced ? from + 2 : from), parts.length);
        var collection = new Store.Collection(
                prefix, namespaced ? parts[from + 1] : "", rest.length == 0 ? "" : rest[0]);
        return new Target(collection, rest.length < 2 ? "" : rest[1], rest.length > 2);
    }
}
